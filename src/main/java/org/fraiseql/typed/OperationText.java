package org.fraiseql.typed;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLTypeUtil;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.document.GraphQLRequest;
import org.jspecify.annotations.Nullable;

/** A GraphQL operation of one root field whose arguments are variables: its text says which there are, never what they are. Not thread-safe. */
final class OperationText {
    private final String kind;
    private final GraphQLFieldDefinition field;
    private final StringBuilder declared = new StringBuilder();
    private final StringBuilder passed = new StringBuilder();
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private OperationText(String kind, GraphQLFieldDefinition field) {
        this.kind = kind;
        this.field = field;
    }

    static OperationText query(GraphQLFieldDefinition field) {
        return new OperationText("query", field);
    }

    static OperationText mutation(GraphQLFieldDefinition field) {
        return new OperationText("mutation", field);
    }

    /** Gives the field an argument. @throws org.fraiseql.query.QueryException when it has no such argument */
    OperationText with(String name, @Nullable Object value) {
        GraphQLArgument argument = field.getArgument(name);
        if (argument == null) {
            throw Failures.noArgument(
                    name,
                    field.getName(),
                    field.getArguments().stream().map(GraphQLArgument::getName).toList());
        }
        String separator = values.isEmpty() ? "" : ", ";
        declared.append(separator)
                .append('$')
                .append(name)
                .append(": ")
                .append(GraphQLTypeUtil.simplePrint(argument.getType()));
        passed.append(separator).append(name).append(": $").append(name);
        values.put(name, value);
        return this;
    }

    /** @param selection in braces; blank where the field answers a plain value */
    GraphQLRequest request(String selection) {
        String arguments = values.isEmpty() ? "" : "(" + passed + ")";
        String text = kind + (values.isEmpty() ? "" : "(" + declared + ")") + " { " + field.getName() + arguments + " "
                + selection + " }";
        return request(text, values);
    }

    @SuppressWarnings("NullAway") // does not see the annotations inside the types of a record's components
    static GraphQLRequest request(String text, Map<String, @Nullable Object> variables) {
        return new GraphQLRequest(text, Optional.empty(), variables, false);
    }
}
