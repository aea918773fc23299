package org.fraiseql.document;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL request as it came in (GraphQL over HTTP, section "Request Parameters").
 *
 * @param variables handed over, not copied; JSON values: String, Boolean, Integer, Long, BigInteger, BigDecimal, List, Map or null
 * @param query blank when only its hash was sent
 * @param persistedHash the SHA-256 of the query in hexadecimal digits, of a client that sends the query itself only when it has to
 * @param queriesOnly true for HTTP GET, which must not change anything
 * @param documentId under which the server knows the query (GraphQL over HTTP, appendix "Persisted Documents")
 * @param explanation what the answer tells of itself
 */
public record GraphQLRequest(
        String query,
        Optional<String> operationName,
        Map<String, @Nullable Object> variables,
        boolean queriesOnly,
        Optional<String> persistedHash,
        Optional<String> documentId,
        Explanation explanation) {
    public GraphQLRequest {
        variables = Collections.unmodifiableMap(variables);
    }

    public GraphQLRequest(
            String query,
            Optional<String> operationName,
            Map<String, @Nullable Object> variables,
            boolean queriesOnly,
            Optional<String> persistedHash) {
        this(query, operationName, variables, queriesOnly, persistedHash, Optional.empty(), Explanation.NONE);
    }

    public GraphQLRequest(
            String query,
            Optional<String> operationName,
            Map<String, @Nullable Object> variables,
            boolean queriesOnly) {
        this(query, operationName, variables, queriesOnly, Optional.empty());
    }

    GraphQLRequest with(String fullQuery) {
        return new GraphQLRequest(
                fullQuery, operationName, variables, queriesOnly, persistedHash, documentId, explanation);
    }
}
