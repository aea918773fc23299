package org.fraiseql.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
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
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fraiseql.support.JsonText;
import org.jspecify.annotations.Nullable;

/** The scalar {@code JSON}: any value comes in, its JSON text is the value inside the engine. */
final class JsonCoercing implements Coercing<Object, Object> {
    @Override
    public Object serialize(Object result, GraphQLContext context, Locale locale) {
        return result;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return JsonText.of(input);
    }

    @Override
    public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return JsonText.of(value(input, variables));
    }

    private static @Nullable Object value(Value<?> input, CoercedVariables variables) {
        return switch (input) {
            case NullValue absent -> null;
            case StringValue string -> string.getValue();
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case BooleanValue flag -> flag.isValue();
            case EnumValue name -> name.getName();
            case VariableReference variable -> variables.get(variable.getName());
            case ArrayValue array -> {
                List<@Nullable Object> items = new ArrayList<>();
                array.getValues().forEach(item -> items.add(value(item, variables)));
                yield items;
            }
            case ObjectValue object -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                for (ObjectField field : object.getObjectFields()) {
                    fields.put(field.getName(), value(field.getValue(), variables));
                }
                yield fields;
            }
            default -> throw new CoercingParseLiteralException("JSON: not a JSON value");
        };
    }
}
