package org.fraiseql.document;

import graphql.GraphQLContext;
import graphql.execution.TypeFromAST;
import graphql.language.VariableDefinition;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The common case of variables, scalars without default values, on a short way: each through its own type's coercing. Whatever is not plain or not
 * right is left to graphql-java. Immutable.
 */
final class ScalarVariables {
    private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();

    private final List<Scalar> scalars;
    private final boolean fits;

    private record Scalar(String name, Coercing<?, ?> coercing, boolean isRequired) {}

    private ScalarVariables(List<Scalar> scalars, boolean fits) {
        this.scalars = scalars;
        this.fits = fits;
    }

    static ScalarVariables of(List<VariableDefinition> definitions, GraphQLSchema schema) {
        List<Scalar> scalars = new ArrayList<>();
        for (VariableDefinition definition : definitions) {
            GraphQLType type = TypeFromAST.getTypeFromAST(schema, definition.getType());
            boolean isRequired = type instanceof GraphQLNonNull;
            GraphQLType inner = type instanceof GraphQLNonNull required ? required.getWrappedType() : type;
            if (inner instanceof GraphQLScalarType scalar && definition.getDefaultValue() == null) {
                scalars.add(new Scalar(definition.getName(), scalar.getCoercing(), isRequired));
            }
        }
        return new ScalarVariables(scalars, scalars.size() == definitions.size());
    }

    /** The coerced values; empty when graphql-java must look at them. */
    Optional<Map<String, @Nullable Object>> coerce(Map<String, @Nullable Object> variables) {
        if (!fits) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> coerced = new LinkedHashMap<>();
        for (Scalar scalar : scalars) {
            Object value = variables.get(scalar.name());
            if (value != null) {
                try {
                    coerced.put(scalar.name(), scalar.coercing().parseValue(value, CONTEXT, Locale.ROOT));
                } catch (CoercingParseValueException wrong) {
                    return Optional.empty();
                }
            } else if (scalar.isRequired()) {
                return Optional.empty();
            } else if (variables.containsKey(scalar.name())) {
                coerced.put(scalar.name(), null);
            }
        }
        return Optional.of(coerced);
    }
}
