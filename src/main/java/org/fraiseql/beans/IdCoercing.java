package org.fraiseql.beans;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL's {@code ID}, which takes a string or a whole number (GraphQL specification, section 3.5.5). graphql-java takes anything, a list too, of which it
 * makes a text as often as it is nested deep.
 */
final class IdCoercing implements Coercing<Object, Object> {
    private static final Coercing<?, ?> IDS = Scalars.GraphQLID.getCoercing();

    @Override
    public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
        return IDS.serialize(value, context, locale);
    }

    @Override
    public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
        boolean isWhole = input instanceof Integer
                || input instanceof Long
                || input instanceof BigInteger
                || (input instanceof BigDecimal number && number.scale() == 0);
        if (!isWhole && !(input instanceof String)) {
            throw new CoercingParseValueException("ID: expected a string or a whole number");
        }
        return input.toString();
    }

    @Override
    public @Nullable Object parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return IDS.parseLiteral(input, variables, context, locale);
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return IDS.valueToLiteral(input, context, locale);
    }
}
