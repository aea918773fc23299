package org.fraiseql.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.schema.GraphQLSchema;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.RetainedBytes;
import org.fraiseql.support.config.LimitsConfig;

/**
 * The documents of one schema: a request in, a {@link PreparedRequest} out. Persisted queries are completed, texts are parsed and validated once and kept
 * within a bound of the heap they hold, variables are coerced. Thread-safe.
 */
public final class Documents {
    private final DocumentReader reader;
    private final PersistedQueries persistedQueries;
    private final boolean introspection;
    private final boolean ignoresUnknownVariables;
    private final Cache<String, ParsedDocument> documents;

    /**
     * @param persistedQueries those of all schemas, as they do not change with a schema
     * @param introspection whether {@code __schema} and {@code __type} are answered
     * @param ignoresUnknownVariables whether a variable that no operation declares is passed over
     */
    public Documents(
            GraphQLSchema schema,
            LimitsConfig limits,
            boolean introspection,
            boolean ignoresUnknownVariables,
            PersistedQueries persistedQueries) {
        this.reader = new DocumentReader(schema, limits);
        this.introspection = introspection;
        this.ignoresUnknownVariables = ignoresUnknownVariables;
        this.persistedQueries = persistedQueries;
        this.documents = Caffeine.newBuilder()
                .maximumWeight(limits.maxCachedBytes() / 4)
                .weigher(Documents::weight)
                .recordStats()
                .build();
    }

    private static int weight(String query, ParsedDocument parsed) {
        return (int) Math.min(Integer.MAX_VALUE, RetainedBytes.of(query) + parsed.retainedBytes());
    }

    /**
     * @throws org.fraiseql.support.EngineException {@code GRAPHQL_PARSE_FAILED}, {@code GRAPHQL_VALIDATION_FAILED}, {@code BAD_USER_INPUT},
     *     {@code LIMIT_EXCEEDED}, {@code PERSISTED_QUERY_NOT_FOUND} or {@code METHOD_NOT_ALLOWED}
     */
    public PreparedRequest prepare(GraphQLRequest given) {
        GraphQLRequest request = persistedQueries.complete(given);
        PreparedOperation operation =
                documents.get(request.query(), reader::read).operation(request.operationName());
        operation.checkAllowed(request);
        if (operation.introspects() && !introspection) {
            throw DocumentErrors.introspectionIsOff();
        }
        persistedQueries.remember(request);
        return new PreparedRequest(request, operation, operation.coerce(request.variables(), ignoresUnknownVariables));
    }

    public CacheStatistics statistics() {
        return CacheStatistics.of(documents);
    }
}
