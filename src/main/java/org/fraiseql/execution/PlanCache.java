package org.fraiseql.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.support.CacheStatistics;

/** Plans by operation and shape of the variables, bounded by their size. Thread-safe. */
final class PlanCache<T> {
    /** Characters of SQL and of shapes; what hangs on them (fragments, writers) takes about four times as many bytes. */
    private static final long MAX_CHARACTERS = 8L << 20;

    private static final int ENTRY_CHARACTERS = 500;

    private final Cache<Key, T> plans;

    /** Operations are compared by identity: they live as long as their document is cached. */
    private record Key(PreparedOperation operation, String shape) {}

    /** @param sqlCharacters how long a plan's statements are */
    PlanCache(ToLongFunction<T> sqlCharacters) {
        this.plans = Caffeine.newBuilder()
                .maximumWeight(MAX_CHARACTERS)
                .weigher((Key key, T plan) -> (int) Math.min(
                        Integer.MAX_VALUE, ENTRY_CHARACTERS + key.shape().length() + sqlCharacters.applyAsLong(plan)))
                .recordStats()
                .build();
    }

    T get(PreparedOperation operation, String shape, Supplier<T> compile) {
        return shape.length() > PreparedOperation.LONGEST_SHAPE
                ? compile.get()
                : plans.get(new Key(operation, shape), missing -> compile.get());
    }

    CacheStatistics statistics() {
        return CacheStatistics.of(plans);
    }
}
