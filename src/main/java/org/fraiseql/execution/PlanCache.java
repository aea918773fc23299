package org.fraiseql.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.fraiseql.document.OperationId;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.RetainedBytes;

/** Plans by operation and shape of the variables, bounded by the heap they hold. Thread-safe. */
final class PlanCache<T> {
    /** The entry of the cache, its key and the hash in it. */
    private static final int ENTRY = 6 * RetainedBytes.OBJECT;

    private final Cache<Key, T> plans;

    /** By what the operation is, not by the operation itself: a plan must not hold a document that its own cache has let go. */
    private record Key(OperationId operation, String shape) {}

    /** @param retainedBytes what a plan holds of the heap */
    PlanCache(long maxBytes, ToLongFunction<T> retainedBytes) {
        this.plans = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Key key, T plan) ->
                        (int) Math.min(Integer.MAX_VALUE, weight(key) + retainedBytes.applyAsLong(plan)))
                .recordStats()
                .build();
    }

    private static long weight(Key key) {
        return ENTRY + RetainedBytes.of(key.operation().operationName()) + RetainedBytes.of(key.shape());
    }

    T get(OperationId operation, String shape, Supplier<T> compile) {
        return shape.length() > PreparedOperation.LONGEST_SHAPE
                ? compile.get()
                : plans.get(new Key(operation, shape), missing -> compile.get());
    }

    CacheStatistics statistics() {
        return CacheStatistics.of(plans);
    }
}
