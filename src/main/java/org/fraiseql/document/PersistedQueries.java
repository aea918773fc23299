package org.fraiseql.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Locale;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.RetainedBytes;
import org.fraiseql.support.config.LimitsConfig;

/**
 * Automatic persisted queries: a client sends the hash of a query it has sent before, and the query again only when we have forgotten it. The protocol is
 * Apollo's ({@code extensions.persistedQuery}), its messages included. Bounded by the heap they hold. Thread-safe.
 */
public final class PersistedQueries {
    /** The entry of the cache and the hash in it. */
    private static final int ENTRY = 5 * RetainedBytes.OBJECT;

    private final Cache<String, String> queries;

    public PersistedQueries(LimitsConfig limits) {
        this.queries = Caffeine.newBuilder()
                .maximumWeight(limits.maxCachedBytes() / 8)
                .weigher((String hash, String query) ->
                        (int) Math.min(Integer.MAX_VALUE, ENTRY + RetainedBytes.of(query)))
                .recordStats()
                .build();
    }

    /** The request with its query. @throws org.fraiseql.support.EngineException when the query is not known, or is another than the hash says */
    GraphQLRequest complete(GraphQLRequest request) {
        if (request.persistedHash().isEmpty()) {
            return request;
        }
        String hash = request.persistedHash().get().toLowerCase(Locale.ROOT);
        String known = queries.getIfPresent(hash);
        if (request.query().isBlank()) {
            if (known == null) {
                throw DocumentErrors.persistedQueryNotFound();
            }
            return request.with(known);
        }
        boolean isOther =
                known == null ? !hash.equals(DocumentHash.of(request.query())) : !known.equals(request.query());
        if (isOther) {
            throw DocumentErrors.otherHash();
        }
        return request;
    }

    /** Call it when the query turned out to be valid. */
    void remember(GraphQLRequest request) {
        request.persistedHash()
                .ifPresent(hash -> queries.asMap().putIfAbsent(hash.toLowerCase(Locale.ROOT), request.query()));
    }

    /** A hit is a hash that was known, with the query or without it. */
    public CacheStatistics statistics() {
        return CacheStatistics.of(queries);
    }
}
