package org.fraiseql.document;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.support.JsonText;
import org.fraiseql.support.JsonWriter;
import org.fraiseql.support.RetainedBytes;
import org.jspecify.annotations.Nullable;

/**
 * A value of the scalar JSON that stands in the document with variables inside, such as {@code {a: $x, b: [1, $y]}}: its text with holes, which each
 * request fills with values of its own.
 */
record JsonLiteral(List<Part> parts) {
    JsonLiteral {
        parts = List.copyOf(parts);
    }

    sealed interface Part {
        /** JSON text that is the same for all requests. */
        record Text(String json) implements Part {}

        /** A variable and the type that the operation declares it with. */
        record Hole(String variable, GraphQLType type) implements Part {}
    }

    static boolean hasVariables(Value<?> value) {
        return switch (value) {
            case VariableReference variable -> true;
            case ArrayValue array -> array.getValues().stream().anyMatch(JsonLiteral::hasVariables);
            case ObjectValue object ->
                object.getObjectFields().stream().anyMatch(field -> hasVariables(field.getValue()));
            default -> false;
        };
    }

    /** @param given names of the variables that have a value; a key whose variable has none is left out, an item is null */
    static JsonLiteral of(Value<?> value, Map<String, GraphQLType> variableTypes, Set<String> given) {
        Reading reading = new Reading(variableTypes, given);
        reading.value(value);
        return new JsonLiteral(reading.finished());
    }

    long retainedBytes() {
        long bytes = RetainedBytes.COLLECTION;
        for (Part part : parts) {
            bytes += RetainedBytes.OBJECT
                    + switch (part) {
                        case Part.Text(String json) -> RetainedBytes.of(json);
                        case Part.Hole(String variable, GraphQLType type) -> 0;
                    };
        }
        return bytes;
    }

    /** The JSON text for these coerced variables. */
    String text(Map<String, @Nullable Object> variables) {
        JsonText text = new JsonText();
        JsonWriter json = new JsonWriter(text);
        for (Part part : parts) {
            switch (part) {
                case Part.Text(String same) -> json.json(same);
                case Part.Hole(String variable, GraphQLType type) ->
                    CoercedJson.write(variables.get(variable), type, json);
            }
        }
        return text.take();
    }

    private static final class Reading {
        private final Map<String, GraphQLType> variableTypes;
        private final Set<String> given;
        private final List<Part> parts = new ArrayList<>();
        private final JsonText text = new JsonText();
        private final JsonWriter json = new JsonWriter(text);

        Reading(Map<String, GraphQLType> variableTypes, Set<String> given) {
            this.variableTypes = variableTypes;
            this.given = given;
        }

        List<Part> finished() {
            endText();
            return parts;
        }

        void value(Value<?> value) {
            switch (value) {
                case NullValue absent -> json.nullValue();
                case StringValue string -> json.value(string.getValue());
                case EnumValue name -> json.value(name.getName());
                case IntValue number -> json.value(number.getValue());
                case FloatValue number -> json.value(number.getValue());
                case BooleanValue flag -> json.flag(flag.isValue());
                case VariableReference variable -> hole(variable.getName());
                case ArrayValue array -> items(array);
                case ObjectValue object -> fields(object);
                default -> throw new IllegalStateException("validated: a JSON value, not " + value.getClass());
            }
        }

        private void hole(String variable) {
            GraphQLType type = variableTypes.get(variable);
            if (type == null || !given.contains(variable)) {
                json.nullValue();
                return;
            }
            endText();
            parts.add(new Part.Hole(variable, type));
        }

        private void items(ArrayValue array) {
            json.beginArray();
            for (Value<?> item : array.getValues()) {
                json.item();
                value(item);
            }
            json.endArray();
        }

        private void fields(ObjectValue object) {
            json.beginObject();
            for (ObjectField field : object.getObjectFields()) {
                if (field.getValue() instanceof VariableReference variable && !given.contains(variable.getName())) {
                    continue;
                }
                json.key(field.getName());
                value(field.getValue());
            }
            json.endObject();
        }

        private void endText() {
            String same = text.take();
            if (!same.isEmpty()) {
                parts.add(new Part.Text(same));
            }
        }
    }
}
