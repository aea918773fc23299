package org.fraiseql.document;

import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.EnumLabel;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.support.JsonText;
import org.jspecify.annotations.Nullable;

/** Writes a coerced variable as JSON. Inside the engine JSON, long numbers and labels are text; their type says which it was. */
final class CoercedJson {
    private CoercedJson() {}

    static void append(@Nullable Object value, GraphQLType declared, StringBuilder text) {
        GraphQLType type = GraphQLTypeUtil.unwrapNonNull(declared);
        switch (value) {
            case null -> text.append("null");
            case List<?> items -> {
                text.append('[');
                String separator = "";
                for (Object item : items) {
                    append(
                            item,
                            type instanceof GraphQLList list ? list.getWrappedType() : type,
                            text.append(separator));
                    separator = ",";
                }
                text.append(']');
            }
            case Map<?, ?> fields
            when type instanceof GraphQLInputObjectType object -> appendFields(fields, object, text);
            default -> text.append(scalar(value, type));
        }
    }

    private static void appendFields(Map<?, ?> fields, GraphQLInputObjectType type, StringBuilder text) {
        text.append('{');
        String separator = "";
        for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
            if (fields.containsKey(field.getName())) {
                text.append(separator).append(JsonText.of(field.getName())).append(':');
                append(fields.get(field.getName()), field.getType(), text);
                separator = ",";
            }
        }
        text.append('}');
    }

    private static String scalar(Object value, GraphQLType type) {
        String name = type instanceof GraphQLNamedType named ? named.getName() : "";
        if (value instanceof String text && name.equals(PgScalar.JSONB.graphQLName())) {
            return text;
        }
        boolean isNumber = name.equals(PgScalar.INT8.graphQLName()) || name.equals(PgScalar.NUMERIC.graphQLName());
        if (value instanceof String text && isNumber) {
            return number(text);
        }
        return JsonText.of(value instanceof EnumLabel(String label) ? label : value);
    }

    /** {@code NaN} and the infinities are no JSON numbers. */
    private static String number(String text) {
        try {
            return new BigDecimal(text).toString();
        } catch (NumberFormatException special) {
            return JsonText.of(text);
        }
    }
}
