package org.fraiseql.schema;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.util.Locale;
import java.util.Optional;
import org.fraiseql.support.Excerpt;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL's {@code Float} that also takes the numbers JSON has no form for, in the texts in which they are answered: {@code NaN}, {@code Infinity} and
 * {@code -Infinity}. The value inside the engine is a {@link Double}. Output passes through: PostgreSQL has written it.
 */
final class FloatCoercing implements Coercing<Object, Object> {
    private static final Coercing<?, ?> NUMBERS = Scalars.GraphQLFloat.getCoercing();

    @Override
    public Object serialize(Object result, GraphQLContext context, Locale locale) {
        return result;
    }

    @Override
    public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return input instanceof String text
                ? special(text).orElseThrow(() -> new CoercingParseValueException(notNumber(text)))
                : NUMBERS.parseValue(input, context, locale);
    }

    @Override
    public @Nullable Object parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof StringValue literal) {
            return special(String.valueOf(literal.getValue()))
                    .orElseThrow(() -> new CoercingParseLiteralException(notNumber(literal.getValue())));
        }
        Object number = NUMBERS.parseLiteral(input, variables, context, locale);
        if (number instanceof Double value && !Double.isFinite(value)) {
            throw new CoercingParseLiteralException(
                    "Float: the number is outside the range of a 64-bit floating-point number");
        }
        return number;
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return input instanceof Double number && !Double.isFinite(number)
                ? StringValue.of(number.toString())
                : NUMBERS.valueToLiteral(input, context, locale);
    }

    private static Optional<Double> special(String text) {
        return switch (text) {
            case "NaN" -> Optional.of(Double.NaN);
            case "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> Optional.empty();
        };
    }

    private static String notNumber(@Nullable String text) {
        return "Float: %s is a string, and neither NaN nor Infinity nor -Infinity"
                .formatted(Excerpt.quoted(String.valueOf(text)));
    }
}
