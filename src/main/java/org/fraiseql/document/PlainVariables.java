package org.fraiseql.document;

import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.TypeFromAST;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
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
 * Coerces the variables of an operation without graphql-java's general algorithm in the common case: no default values, and every value is right. Each value
 * goes through its own type's coercing. All other variables are left to graphql-java, whose messages say what is wrong. Immutable.
 */
final class PlainVariables {
    private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();

    private final List<Variable> variables;
    private final boolean fits;

    private record Variable(String name, GraphQLType type) {}

    private PlainVariables(List<Variable> variables, boolean fits) {
        this.variables = variables;
        this.fits = fits;
    }

    static PlainVariables of(List<VariableDefinition> definitions, GraphQLSchema schema) {
        List<Variable> variables = new ArrayList<>();
        for (VariableDefinition definition : definitions) {
            GraphQLType type = TypeFromAST.getTypeFromAST(schema, definition.getType());
            if (type != null && definition.getDefaultValue() == null) {
                variables.add(new Variable(definition.getName(), type));
            }
        }
        return new PlainVariables(variables, variables.size() == definitions.size());
    }

    /** The coerced values; empty when graphql-java must look at them. */
    Optional<Map<String, @Nullable Object>> coerce(Map<String, @Nullable Object> given) {
        if (!fits) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> coerced = new LinkedHashMap<>();
        try {
            for (Variable variable : variables) {
                Object value = given.get(variable.name());
                if (value != null || given.containsKey(variable.name())) {
                    coerced.put(variable.name(), coerce(value, variable.type()));
                } else if (variable.type() instanceof GraphQLNonNull) {
                    return Optional.empty();
                }
            }
        } catch (NotPlainException | GraphQLException left) {
            return Optional.empty();
        }
        return Optional.of(coerced);
    }

    private static @Nullable Object coerce(@Nullable Object value, GraphQLType type) {
        if (type instanceof GraphQLNonNull required) {
            if (value == null) {
                throw NotPlainException.INSTANCE;
            }
            return coerce(value, required.getWrappedType());
        }
        if (value == null) {
            return null;
        }
        return switch (type) {
            case GraphQLScalarType scalar -> scalar.getCoercing().parseValue(value, CONTEXT, Locale.ROOT);
            case GraphQLEnumType names when value instanceof String -> names.parseValue(value, CONTEXT, Locale.ROOT);
            case GraphQLList list when value instanceof List<?> items -> items(items, list.getWrappedType());
            case GraphQLInputObjectType object when value instanceof Map<?, ?> fields -> fields(fields, object);
            default -> throw NotPlainException.INSTANCE;
        };
    }

    private static List<@Nullable Object> items(List<?> items, GraphQLType type) {
        List<@Nullable Object> coerced = new ArrayList<>(items.size());
        for (Object item : items) {
            coerced.add(coerce(item, type));
        }
        return coerced;
    }

    /** In the order of the type, as graphql-java has them, so that equal inputs have equal shapes. */
    private static Map<String, @Nullable Object> fields(Map<?, ?> given, GraphQLInputObjectType type) {
        if (type.isOneOf()) {
            throw NotPlainException.INSTANCE;
        }
        Map<String, @Nullable Object> coerced = new LinkedHashMap<>();
        for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
            Object value = given.get(field.getName());
            if (value != null || given.containsKey(field.getName())) {
                coerced.put(field.getName(), coerce(value, field.getType()));
            } else if (field.getType() instanceof GraphQLNonNull || field.hasSetDefaultValue()) {
                throw NotPlainException.INSTANCE;
            }
        }
        if (coerced.size() < given.size()) {
            throw NotPlainException.INSTANCE;
        }
        return coerced;
    }

    /** A value that is not plain: {@link #coerce(Map)} catches it and leaves the variables to graphql-java. */
    private static final class NotPlainException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        static final NotPlainException INSTANCE = new NotPlainException();

        private NotPlainException() {
            super("left to graphql-java", null, false, false);
        }
    }
}
