package org.fraiseql.document;

import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/** Checks and coerces values that the application gives, as if they were those of a variable. Thread-safe. */
public final class InputCoercion {
    private final GraphQLSchema schema;

    public InputCoercion(GraphQLSchema schema) {
        this.schema = schema;
    }

    /**
     * @param name what the value is called in messages
     * @param type as GraphQL writes it: {@code [String!]}
     * @throws EngineException {@code BAD_USER_INPUT} when the value is none of that type, or there is no such type
     */
    @SuppressWarnings("NullAway") // the value may be null, which graphql-java's annotations do not say
    public @Nullable Object coerce(String name, String type, @Nullable Object value) {
        List<VariableDefinition> definitions = List.of(VariableDefinition.newVariableDefinition()
                .name(name)
                .type(Parser.parseType(type))
                .build());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(name, value);
        Optional<Problem> wrong = new VariableProblems(schema).first(definitions, values);
        if (wrong.isPresent()) {
            throw new EngineException(wrong.get());
        }
        try {
            return ValuesResolver.coerceVariableValues(
                            schema, definitions, RawVariables.of(values), GraphQLContext.getDefault(), Locale.ROOT)
                    .toMap()
                    .get(name);
        } catch (GraphQLException e) {
            throw new EngineException(Problem.of(ErrorCode.BAD_USER_INPUT, String.valueOf(e.getMessage())), e);
        }
    }

    /** The types of an input's fields, as GraphQL writes them; empty when there is no such input. */
    public Map<String, String> fields(String input) {
        Map<String, String> types = new LinkedHashMap<>();
        if (schema.getType(input) instanceof GraphQLInputObjectType found) {
            found.getFields()
                    .forEach(field -> types.put(field.getName(), GraphQLTypeUtil.simplePrint(field.getType())));
        }
        return types;
    }
}
