package org.fraiseql.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A scalar whose value inside the engine is text. Output passes through: it is written by PostgreSQL or read from its JSON. */
final class TextCoercing implements Coercing<Object, Object> {
    private final String name;
    private final UnaryOperator<String> form;
    private final boolean isNumeric;

    /** @param form checks the text and gives it the form PostgreSQL takes; throws {@link IllegalArgumentException} with a message for the client */
    TextCoercing(String name, UnaryOperator<String> form) {
        this.name = name;
        this.form = form;
        this.isNumeric = name.equals("BigInt") || name.equals("Decimal");
    }

    @Override
    public Object serialize(Object result, GraphQLContext context, Locale locale) {
        return result;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        if (isNumeric && (input instanceof Integer || input instanceof Long)) {
            return input.toString();
        }
        try {
            return form.apply(text(input));
        } catch (IllegalArgumentException e) {
            throw new CoercingParseValueException(name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        try {
            return form.apply(text(constant(input)));
        } catch (IllegalArgumentException e) {
            throw new CoercingParseLiteralException(name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.of(String.valueOf(input));
    }

    private static Object constant(Value<?> value) {
        return switch (value) {
            case StringValue string -> String.valueOf(string.getValue());
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case ArrayValue list ->
                list.getValues().stream().map(TextCoercing::constant).toList();
            default -> throw new IllegalArgumentException("expected a string or a number");
        };
    }

    private static String vector(List<?> numbers) {
        StringBuilder text = new StringBuilder("[");
        for (Object number : numbers) {
            if (!(number instanceof Number)) {
                throw new IllegalArgumentException("expected numbers");
            }
            text.append(text.length() > 1 ? "," : "").append(number);
        }
        return text.append(']').toString();
    }

    private String text(Object value) {
        if (value instanceof String string) {
            return string;
        }
        if (isNumeric && value instanceof BigDecimal number) {
            return number.toString();
        }
        if (isNumeric
                && (value instanceof Integer
                        || value instanceof Long
                        || value instanceof BigInteger
                        || value instanceof Double)) {
            return value.toString();
        }
        if (name.equals("Vector") && value instanceof List<?> numbers) {
            return vector(numbers);
        }
        throw new IllegalArgumentException("expected a string" + (isNumeric ? " or a number" : ""));
    }
}
