package org.fraiseql.document;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.schema.GraphQLSchema;
import java.util.List;
import org.fraiseql.support.ErrorCode;

/** Parses and validates GraphQL text with graphql-java (GraphQL specification, sections 2 and 5). Thread-safe. */
public final class DocumentReader {
    private final GraphQLSchema schema;
    private final int maxDepth;
    private final ValidationMessages messages;

    public DocumentReader(GraphQLSchema schema, int maxDepth) {
        this.schema = schema;
        this.maxDepth = maxDepth;
        this.messages = new ValidationMessages(schema);
    }

    /** @throws org.fraiseql.support.EngineException {@code GRAPHQL_PARSE_FAILED} or {@code GRAPHQL_VALIDATION_FAILED} */
    public ParsedDocument read(String query) {
        if (query.isBlank()) {
            throw DocumentErrors.noQuery();
        }
        ExecutionInput input = ExecutionInput.newExecutionInput(query).build();
        ParseAndValidateResult parsed = ParseAndValidate.parse(input);
        if (parsed.isFailure()) {
            throw DocumentErrors.of(
                    ErrorCode.GRAPHQL_PARSE_FAILED,
                    List.of(parsed.getSyntaxException().toInvalidSyntaxError()));
        }
        var errors = ParseAndValidate.validate(schema, parsed.getDocument(), input.getLocale());
        if (!errors.isEmpty()) {
            throw DocumentErrors.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, errors, messages::of);
        }
        return ParsedDocument.of(parsed.getDocument(), schema, maxDepth);
    }
}
