package org.fraiseql.beans;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;
import java.util.UUID;
import org.fraiseql.support.Excerpt;

/** {@code UUID} for beans while there is no catalog. Its value is text: SmallRye makes the {@link UUID} from that. */
final class UuidText implements Coercing<String, String> {
    static final GraphQLScalarType SCALAR = GraphQLScalarType.newScalar()
            .name("UUID")
            .description("A UUID (RFC 9562).")
            .coercing(new UuidText())
            .build();

    private UuidText() {}

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        return value.toString();
    }

    @Override
    public String parseValue(Object input, GraphQLContext context, Locale locale) {
        try {
            return UUID.fromString(input.toString()).toString();
        } catch (IllegalArgumentException e) {
            throw new CoercingParseValueException("UUID: " + Excerpt.quoted(input.toString()) + " is no UUID", e);
        }
    }

    @Override
    public String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (!(input instanceof StringValue text)) {
            throw new CoercingParseLiteralException("UUID: expected a string");
        }
        try {
            return UUID.fromString(text.getValue()).toString();
        } catch (IllegalArgumentException e) {
            throw new CoercingParseLiteralException(
                    "UUID: " + Excerpt.quoted(String.valueOf(text.getValue())) + " is no UUID", e);
        }
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.of(input.toString());
    }
}
