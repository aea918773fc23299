package org.fraiseql.document;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.ColumnOrKeyName;
import org.fraiseql.catalog.EnumLabel;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/** Reads a value of the document into an {@link Input}; variables inside it become references. Empty when it is a variable that was not given. */
final class LiteralReader {
    private final Map<String, GraphQLType> variableTypes;
    private final Map<String, @Nullable Object> variables;

    LiteralReader(Map<String, GraphQLType> variableTypes, Map<String, @Nullable Object> variables) {
        this.variableTypes = variableTypes;
        this.variables = variables;
    }

    Optional<Input> read(Value<?> value, GraphQLInputType declared) {
        GraphQLType type = GraphQLTypeUtil.unwrapNonNull(declared);
        return switch (value) {
            case VariableReference variable ->
                variables.containsKey(variable.getName())
                        ? Optional.of(Input.ofVariable(variable.getName(), variables.get(variable.getName())))
                        : Optional.empty();
            case NullValue absent -> Optional.of(new Input.Null());
            default -> Optional.of(readPresent(value, type));
        };
    }

    private Input readPresent(Value<?> value, GraphQLType type) {
        return switch (type) {
            case GraphQLList list -> readList(value, (GraphQLInputType) list.getWrappedType());
            case GraphQLInputObjectType object -> readObject((ObjectValue) value, object);
            case GraphQLEnumType enumType ->
                ofCoerced(enumType.parseLiteral(value, GraphQLContext.getDefault(), Locale.ROOT));
            case GraphQLScalarType scalar
            when isJsonWithVariables(value, scalar) ->
                new Input.Leaf(new ValueRef.Json(JsonLiteral.of(value, variableTypes, variables.keySet())));
            case GraphQLScalarType scalar -> ofCoerced(coerce(value, scalar));
            default -> throw new IllegalStateException("not an input type: " + type);
        };
    }

    private static boolean isJsonWithVariables(Value<?> value, GraphQLScalarType scalar) {
        return scalar.getName().equals(PgScalar.JSONB.graphQLName()) && JsonLiteral.hasVariables(value);
    }

    @SuppressWarnings("NullAway") // variables may be null, which graphql-java's annotations do not say
    private Object coerce(Value<?> value, GraphQLScalarType scalar) {
        try {
            Object coerced = scalar.getCoercing()
                    .parseLiteral(value, CoercedVariables.of(variables), GraphQLContext.getDefault(), Locale.ROOT);
            if (coerced == null) {
                throw new IllegalStateException("a literal of " + scalar.getName() + " was coerced to nothing");
            }
            return coerced;
        } catch (CoercingParseLiteralException e) {
            throw new EngineException(
                    Problem.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, String.valueOf(e.getMessage())), e);
        }
    }

    private static Input ofCoerced(Object value) {
        return switch (value) {
            case Boolean flag -> new Input.Flag(flag);
            case EnumLabel label -> new Input.Leaf(new ValueRef.Constant(label));
            case Enum<?> constant -> new Input.EnumValue(constant);
            case ColumnOrKeyName named -> new Input.EnumValue(named);
            default -> new Input.Leaf(new ValueRef.Constant(value));
        };
    }

    private Input readList(Value<?> value, GraphQLInputType itemType) {
        List<Value<?>> values = new ArrayList<>();
        if (value instanceof ArrayValue array) {
            array.getValues().forEach(values::add);
        } else {
            values.add(value);
        }
        List<Input> items = new ArrayList<>();
        for (Value<?> item : values) {
            items.add(read(item, itemType).orElse(new Input.Null()));
        }
        return bundled(items);
    }

    /** A list of data is one leaf, because it is bound as one array. */
    private static Input bundled(List<Input> items) {
        List<ValueRef> refs = new ArrayList<>();
        for (Input item : items) {
            switch (item) {
                case Input.Leaf(ValueRef ref) -> refs.add(ref);
                case Input.Flag(boolean flag) -> refs.add(new ValueRef.Constant(flag));
                case Input.Null absent -> refs.add(new ValueRef.Null());
                case Input.EnumValue name -> {
                    return new Input.Items(items);
                }
                case Input.Items(List<Input> none) when none.isEmpty() -> refs.add(new ValueRef.Items(List.of()));
                case Input.Items list -> {
                    return new Input.Items(items);
                }
                case Input.Fields fields -> {
                    return new Input.Items(items);
                }
            }
        }
        return refs.isEmpty() ? new Input.Items(List.of()) : new Input.Leaf(new ValueRef.Items(refs));
    }

    private Input readObject(ObjectValue value, GraphQLInputObjectType type) {
        Map<String, Input> fields = new LinkedHashMap<>();
        for (ObjectField field : value.getObjectFields()) {
            read(field.getValue(), type.getFieldDefinition(field.getName()).getType())
                    .ifPresent(input -> fields.put(field.getName(), input));
        }
        return new Input.Fields(fields);
    }
}
