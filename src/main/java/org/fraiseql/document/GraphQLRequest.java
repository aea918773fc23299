package org.fraiseql.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL request as it came in (GraphQL over HTTP, section "Request Parameters").
 *
 * @param variables JSON values: String, Boolean, Integer, Long, BigInteger, BigDecimal, List, Map or null
 * @param queriesOnly true for HTTP GET, which must not change anything
 */
public record GraphQLRequest(
        String query, Optional<String> operationName, Map<String, @Nullable Object> variables, boolean queriesOnly) {
    public GraphQLRequest {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
}
