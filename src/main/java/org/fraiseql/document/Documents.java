package org.fraiseql.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.document.KnownOperations.KnownOperation;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;
import org.fraiseql.support.RetainedBytes;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

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
        this.reader = new DocumentReader(schema, limits, introspection);
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
        PreparedRequest prepared = prepareText(request);
        persistedQueries.remember(request);
        return prepared;
    }

    /** A request of the application's own, which no list forbids. */
    public PreparedRequest prepareText(GraphQLRequest request) {
        PreparedOperation operation =
                documents.get(request.query(), reader::read).operation(request.operationName());
        operation.checkAllowed(request);
        if (operation.introspects() && !introspection) {
            throw DocumentErrors.introspectionIsOff();
        }
        return new PreparedRequest(request, operation, operation.coerce(request.variables(), ignoresUnknownVariables));
    }

    /**
     * Reads what is on the list of known operations ahead of the requests for it.
     *
     * @return those that can be planned without values of variables, too
     */
    public KnownDocuments prepareKnown() {
        List<Plannable> plannable = new ArrayList<>();
        List<Unfit> problems = new ArrayList<>();
        for (KnownOperation known : persistedQueries.known().operations()) {
            try {
                for (PreparedOperation operation :
                        documents.get(known.text(), reader::read).operations()) {
                    withoutVariables(known, operation)
                            .ifPresent(request -> plannable.add(new Plannable(known.source(), request)));
                }
            } catch (EngineException e) {
                e.problems()
                        .forEach(problem ->
                                problems.add(new Unfit(known.source(), "", place(problem), problem.message())));
            }
        }
        return new KnownDocuments(plannable, problems);
    }

    /** @param problems of documents that do not fit the schema */
    public record KnownDocuments(List<Plannable> plannable, List<Unfit> problems) {
        public KnownDocuments {
            plannable = List.copyOf(plannable);
            problems = List.copyOf(problems);
        }
    }

    /**
     * What is wrong with a document, or with one of its operations.
     *
     * @param source of the document
     * @param operation the name of the one that does not fit; blank where none of the document's does, and for one without a name
     * @param place {@code :line:column} in it, or nothing
     */
    public record Unfit(String source, String operation, String place, String message) {
        public String line() {
            return source + place + ": " + message;
        }
    }

    /** @param source of its document */
    public record Plannable(String source, PreparedRequest request) {}

    private static String place(Problem problem) {
        return problem.locations().isEmpty()
                ? ""
                : ":" + problem.locations().getFirst().line() + ":"
                        + problem.locations().getFirst().column();
    }

    /** Empty where the SQL may hang on values that only a request has. */
    private Optional<PreparedRequest> withoutVariables(KnownOperation known, PreparedOperation operation) {
        if (operation.hasVariables()) {
            return Optional.empty();
        }
        if (operation.introspects() && !introspection) {
            throw DocumentErrors.introspectionIsOff();
        }
        Map<String, @Nullable Object> none = new LinkedHashMap<>();
        GraphQLRequest request = new GraphQLRequest(known.text(), Optional.empty(), none, false);
        return Optional.of(new PreparedRequest(request, operation, none));
    }

    public CacheStatistics statistics() {
        return CacheStatistics.of(documents);
    }
}
