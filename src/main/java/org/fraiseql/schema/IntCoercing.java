package org.fraiseql.schema;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Numeral;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL's {@code Int}. What is far outside of its range does not come as far as graphql-java, which writes all digits of it into its message: of
 * {@code 1e100000} that takes as long as a thousand requests. Output passes through.
 */
final class IntCoercing implements Coercing<Object, Object> {
    private static final Coercing<?, ?> NUMBERS = Scalars.GraphQLInt.getCoercing();
    private static final int MOST_DIGITS = 10;

    @Override
    public Object serialize(Object result, GraphQLContext context, Locale locale) {
        return result;
    }

    @Override
    public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
        boolean isLarge = input instanceof BigDecimal || input instanceof BigInteger;
        if (isLarge && isOutside(input.toString())) {
            throw new CoercingParseValueException(outside(input.toString()));
        }
        return NUMBERS.parseValue(input, context, locale);
    }

    @Override
    public @Nullable Object parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof IntValue number && isOutside(number.getValue().toString())) {
            throw new CoercingParseLiteralException(outside(number.getValue().toString()));
        }
        return NUMBERS.parseLiteral(input, variables, context, locale);
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return NUMBERS.valueToLiteral(input, context, locale);
    }

    /** What has digits after the point is none of its range either. */
    private static boolean isOutside(String number) {
        return Numeral.of(number)
                .filter(value -> !value.hasAtMost(MOST_DIGITS, MOST_DIGITS))
                .isPresent();
    }

    private static String outside(String number) {
        return "Expected value to be in the integer range, but it was a '" + Excerpt.of(number) + "'";
    }
}
