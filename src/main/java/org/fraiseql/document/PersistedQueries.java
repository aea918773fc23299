package org.fraiseql.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Locale;
import java.util.Optional;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.RetainedBytes;
import org.fraiseql.support.config.LimitsConfig;
import org.fraiseql.support.config.PersistedOperationsConfig.Mode;

/**
 * Queries that clients name instead of sending them. Automatic ones: a client sends the hash of a query it has sent before, and the query again only when we have
 * forgotten it; the protocol is Apollo's ({@code extensions.persistedQuery}), its messages included, and they are bounded by the heap they hold. And those that
 * an operator has put on a list, by hash or by {@code documentId}; where only these are allowed, everything else is refused. Thread-safe.
 */
public final class PersistedQueries {
    /** The entry of the cache and the hash in it. */
    private static final int ENTRY = 5 * RetainedBytes.OBJECT;

    private final Mode mode;
    private final KnownOperations known;
    private final Cache<String, String> queries;

    /** Automatic ones alone. */
    public PersistedQueries(LimitsConfig limits) {
        this(limits, Mode.APQ, KnownOperations.NONE);
    }

    public PersistedQueries(LimitsConfig limits, Mode mode, KnownOperations known) {
        this.mode = mode;
        this.known = known;
        this.queries = Caffeine.newBuilder()
                .maximumWeight(limits.maxCachedBytes() / 8)
                .weigher((String hash, String query) ->
                        (int) Math.min(Integer.MAX_VALUE, ENTRY + RetainedBytes.of(query)))
                .recordStats()
                .build();
    }

    /**
     * The request with its query.
     *
     * @throws org.fraiseql.support.EngineException when the query is not known, is another than the hash says, or is not on the list and should be
     */
    GraphQLRequest complete(GraphQLRequest request) {
        return switch (mode) {
            case OFF -> plain(request);
            case APQ ->
                request.persistedHash().isEmpty() && request.documentId().isEmpty() ? request : named(request);
            case ALLOW_LIST -> allowed(request);
        };
    }

    private static GraphQLRequest plain(GraphQLRequest request) {
        if (request.persistedHash().isPresent() || request.documentId().isPresent()) {
            throw DocumentErrors.persistedQueryNotSupported();
        }
        return request;
    }

    private GraphQLRequest named(GraphQLRequest request) {
        if (request.documentId().isPresent()) {
            return request.with(known.byId(request.documentId().get()).orElseThrow(DocumentErrors::documentNotFound));
        }
        String hash = request.persistedHash().orElseThrow().toLowerCase(Locale.ROOT);
        String remembered = known.byHash(hash).orElseGet(() -> queries.getIfPresent(hash));
        if (request.query().isBlank()) {
            if (remembered == null) {
                throw DocumentErrors.persistedQueryNotFound();
            }
            return request.with(remembered);
        }
        boolean isOther = remembered == null
                ? !hash.equals(DocumentHash.of(request.query()))
                : !remembered.equals(request.query());
        if (isOther) {
            throw DocumentErrors.otherHash();
        }
        return request;
    }

    private GraphQLRequest allowed(GraphQLRequest request) {
        Optional<String> text = request.documentId().isPresent()
                ? known.byId(request.documentId().get())
                : request.persistedHash().isPresent()
                        ? known.byHash(request.persistedHash().get())
                        : known.byText(request.query());
        if (text.isEmpty()) {
            throw DocumentErrors.notAllowed();
        }
        if (!request.query().isBlank() && !request.query().equals(text.get())) {
            throw DocumentErrors.otherHash();
        }
        return request.with(text.get());
    }

    /** Call it when the query turned out to be valid. */
    void remember(GraphQLRequest request) {
        if (mode == Mode.APQ) {
            request.persistedHash()
                    .ifPresent(hash -> queries.asMap().putIfAbsent(hash.toLowerCase(Locale.ROOT), request.query()));
        }
    }

    KnownOperations known() {
        return known;
    }

    /** A hit is a hash that was known, with the query or without it. */
    public CacheStatistics statistics() {
        return CacheStatistics.of(queries);
    }
}
