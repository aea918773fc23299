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

    /** The JSON text for these coerced variables. */
    String text(Map<String, @Nullable Object> variables) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Text(String json) -> text.append(json);
                case Part.Hole(String variable, GraphQLType type) ->
                    CoercedJson.append(variables.get(variable), type, text);
            }
        }
        return text.toString();
    }

    private static final class Reading {
        private final Map<String, GraphQLType> variableTypes;
        private final Set<String> given;
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

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
                case NullValue absent -> text.append("null");
                case StringValue string -> text.append(JsonText.of(string.getValue()));
                case EnumValue name -> text.append(JsonText.of(name.getName()));
                case IntValue number -> text.append(JsonText.of(number.getValue()));
                case FloatValue number -> text.append(JsonText.of(number.getValue()));
                case BooleanValue flag -> text.append(flag.isValue());
                case VariableReference variable -> hole(variable.getName());
                case ArrayValue array -> items(array);
                case ObjectValue object -> fields(object);
                default -> throw new IllegalStateException("validated: a JSON value, not " + value.getClass());
            }
        }

        private void hole(String variable) {
            GraphQLType type = variableTypes.get(variable);
            if (type == null || !given.contains(variable)) {
                text.append("null");
                return;
            }
            endText();
            parts.add(new Part.Hole(variable, type));
        }

        private void items(ArrayValue array) {
            text.append('[');
            String separator = "";
            for (Value<?> item : array.getValues()) {
                text.append(separator);
                value(item);
                separator = ",";
            }
            text.append(']');
        }

        private void fields(ObjectValue object) {
            text.append('{');
            String separator = "";
            for (ObjectField field : object.getObjectFields()) {
                if (field.getValue() instanceof VariableReference variable && !given.contains(variable.getName())) {
                    continue;
                }
                text.append(separator).append(JsonText.of(field.getName())).append(':');
                value(field.getValue());
                separator = ",";
            }
            text.append('}');
        }

        private void endText() {
            if (!text.isEmpty()) {
                parts.add(new Part.Text(text.toString()));
                text.setLength(0);
            }
        }
    }
}
