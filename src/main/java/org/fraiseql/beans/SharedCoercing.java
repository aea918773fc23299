package org.fraiseql.beans;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scalar that beans and catalog share.
 *
 * <p>In: the strict coercing decides what is allowed; a {@code Float} is handed on as {@link BigDecimal}, because SmallRye converts a BigDecimal to every
 * number type of Java but a Double only to itself; {@code NaN} and the infinities, which no BigDecimal is, stay a Double. Out: numbers and texts pass with
 * all their digits, {@code java.time} values become ISO 8601.
 */
final class SharedCoercing implements Coercing<Object, Object> {
    private final Coercing<?, ?> ofBeans;
    private final Coercing<?, ?> strict;
    private final Optional<BeanNumbers> numbers;

    /** @param name of the scalar */
    SharedCoercing(String name, Coercing<?, ?> ofBeans, Coercing<?, ?> strict) {
        this.ofBeans = ofBeans;
        this.strict = strict;
        this.numbers = BeanNumbers.of(name);
    }

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        return value instanceof TemporalAccessor moment ? iso(moment) : value;
    }

    /** {@code toString} of java.time leaves out zero seconds, ISO formatters do not. */
    private static String iso(TemporalAccessor moment) {
        return switch (moment) {
            case LocalDate date -> DateTimeFormatter.ISO_LOCAL_DATE.format(date);
            case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
            case OffsetTime time -> DateTimeFormatter.ISO_OFFSET_TIME.format(time);
            case LocalDateTime dateTime -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(dateTime);
            case OffsetDateTime dateTime -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(dateTime);
            case ZonedDateTime dateTime -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(dateTime);
            default -> moment.toString();
        };
    }

    @Override
    public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof Collection || input instanceof Map) {
            // SmallRye would write it into its message as often as it is nested deep
            throw new CoercingParseValueException("expected a single value");
        }
        Optional<String> wrong = numbers.flatMap(bounds -> bounds.wrong(input));
        if (wrong.isPresent()) {
            throw new CoercingParseValueException(wrong.get());
        }
        Object value = strict.parseValue(input, context, locale);
        return value instanceof Double && input instanceof BigDecimal exact ? exact : exact(value);
    }

    @Override
    public @Nullable Object parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        Optional<String> wrong = numbers.flatMap(bounds -> bounds.wrongLiteral(input));
        if (wrong.isPresent()) {
            throw new CoercingParseLiteralException(wrong.get());
        }
        Object value = strict.parseLiteral(input, variables, context, locale);
        if (!(value instanceof Double)) {
            return value;
        }
        return switch (input) {
            case FloatValue number -> number.getValue();
            case IntValue number -> new BigDecimal(number.getValue());
            default -> exact(value);
        };
    }

    private static @Nullable Object exact(@Nullable Object value) {
        return value instanceof Double number && Double.isFinite(number) ? BigDecimal.valueOf(number) : value;
    }

    /** SmallRye calls this with plain Java values when it converts arguments; graphql-java calls the form with four parameters. */
    @Override
    @Deprecated
    public @Nullable Object parseLiteral(Object input) {
        return ofBeans.parseLiteral(input);
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return ofBeans.valueToLiteral(input, context, locale);
    }
}
