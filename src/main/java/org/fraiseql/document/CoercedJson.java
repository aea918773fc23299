package org.fraiseql.document;

import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.EnumLabel;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.support.JsonWriter;
import org.fraiseql.support.Numeral;
import org.jspecify.annotations.Nullable;

/** Writes a coerced variable as JSON. Inside the engine JSON, long numbers and labels are text; their type says which it was. */
final class CoercedJson {
    private CoercedJson() {}

    static void write(@Nullable Object value, GraphQLType declared, JsonWriter json) {
        GraphQLType type = GraphQLTypeUtil.unwrapNonNull(declared);
        switch (value) {
            case null -> json.nullValue();
            case List<?> items -> {
                json.beginArray();
                for (Object item : items) {
                    json.item();
                    write(item, type instanceof GraphQLList list ? list.getWrappedType() : type, json);
                }
                json.endArray();
            }
            case Map<?, ?> fields
            when type instanceof GraphQLInputObjectType object -> writeFields(fields, object, json);
            default -> writeScalar(value, type, json);
        }
    }

    private static void writeFields(Map<?, ?> fields, GraphQLInputObjectType type, JsonWriter json) {
        json.beginObject();
        for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
            if (fields.containsKey(field.getName())) {
                json.key(field.getName());
                write(fields.get(field.getName()), field.getType(), json);
            }
        }
        json.endObject();
    }

    private static void writeScalar(Object value, GraphQLType type, JsonWriter json) {
        String name = type instanceof GraphQLNamedType named ? named.getName() : "";
        boolean isNumber = name.equals(PgScalar.INT8.graphQLName()) || name.equals(PgScalar.NUMERIC.graphQLName());
        if (value instanceof String text && name.equals(PgScalar.JSONB.graphQLName())) {
            json.json(text);
        } else if (value instanceof String text && isNumber) {
            writeNumber(text, json);
        } else {
            json.value(value instanceof EnumLabel(String label) ? label : value);
        }
    }

    /** {@code NaN} and the infinities are no JSON numbers. */
    private static void writeNumber(String text, JsonWriter json) {
        Numeral.of(text).map(Numeral::json).ifPresentOrElse(json::json, () -> json.string(text));
    }
}
