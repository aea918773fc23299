package org.fraiseql.support;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.stats.CacheStats;

/**
 * A cache at one moment. Counters run since the cache was made.
 *
 * @param bytes of the heap that they hold, roughly (see {@link RetainedBytes}), by which the cache is bounded; at most {@code maxBytes} but for what it is about to evict
 */
public record CacheStatistics(long entries, long bytes, long maxBytes, long hits, long misses, long evictions) {

    /** @param cache bounded by a weight of bytes, with its statistics recorded */
    public static CacheStatistics of(Cache<?, ?> cache) {
        cache.cleanUp(); // evictions and sizes are told late otherwise
        CacheStats stats = cache.stats();
        Policy.Eviction<?, ?> bound = cache.policy().eviction().orElseThrow();
        return new CacheStatistics(
                cache.estimatedSize(),
                bound.weightedSize().orElseThrow(),
                bound.getMaximum(),
                stats.hitCount(),
                stats.missCount(),
                stats.evictionCount());
    }

    public CacheStatistics plus(CacheStatistics other) {
        return new CacheStatistics(
                entries + other.entries,
                bytes + other.bytes,
                maxBytes + other.maxBytes,
                hits + other.hits,
                misses + other.misses,
                evictions + other.evictions);
    }
}
