package org.fraiseql.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.fraiseql.support.CacheStatistics;

/**
 * Automatic persisted queries: a client sends the hash of a query it has sent before, and the query again only when we have forgotten it. The protocol is
 * Apollo's ({@code extensions.persistedQuery}), its messages included. Bounded by characters. Thread-safe.
 */
public final class PersistedQueries {
    private static final long MAX_CHARACTERS = 4L << 20;

    private final Cache<String, String> queries = Caffeine.newBuilder()
            .maximumWeight(MAX_CHARACTERS)
            .weigher((String hash, String query) -> hash.length() + query.length())
            .recordStats()
            .build();

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
        boolean isOther = known == null ? !hash.equals(sha256(request.query())) : !known.equals(request.query());
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

    private static String sha256(String query) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(query.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
