package org.fraiseql.telemetry;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.fraiseql.execution.ParityCheck;
import org.fraiseql.execution.ParityStatistics;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.support.CacheMonitor;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.EngineException;

/** Has the figures read that others keep anyway. */
public final class Figures {
    private static final String STATE = "db.client.connection.state";
    /** How the datasource is called. */
    static final String POOL = "fraiseql";

    private static final String POOL_NAME = "db.client.connection.pool.name";
    private static final String CACHE = "fraiseql.cache.name";
    private static final String FOUND = "fraiseql.cache.result";
    private static final String PARITY = "fraiseql.parity.result";

    private Figures() {}

    public static void ofPool(PoolMonitor pool, Telemetry telemetry) {
        telemetry.read(
                Metric.CONNECTIONS,
                List.of(
                        ofPool(pool, "active").with(STATE, "used"),
                        ofPool(pool, "idle").with(STATE, "idle")));
        telemetry.read(Metric.CONNECTIONS_MAX, List.of(ofPool(pool, "max")));
        telemetry.read(Metric.CONNECTIONS_PENDING, List.of(ofPool(pool, "waiting")));
        telemetry.read(Metric.CONNECTION_TIMEOUTS, List.of(ofPool(pool, "timeouts")));
        telemetry.read(Metric.CONNECTIONS_CREATED, List.of(ofPool(pool, "created")));
        telemetry.read(Metric.CONNECTIONS_DESTROYED, List.of(ofPool(pool, "destroyed")));
    }

    private static Reading ofPool(PoolMonitor pool, String figure) {
        return Reading.ofKnown(() -> known(pool, figure)).with(POOL_NAME, POOL);
    }

    private static OptionalLong known(PoolMonitor pool, String figure) {
        Long known = pool.statistics().figures().get(figure);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }

    public static void ofCaches(CacheMonitor caches, Telemetry telemetry) {
        telemetry.read(
                Metric.CACHE_REQUESTS,
                List.of(
                        of("plan", caches::plans, CacheStatistics::hits).with(FOUND, "hit"),
                        of("plan", caches::plans, CacheStatistics::misses).with(FOUND, "miss"),
                        of("document", caches::documents, CacheStatistics::hits).with(FOUND, "hit"),
                        of("document", caches::documents, CacheStatistics::misses)
                                .with(FOUND, "miss")));
        telemetry.read(
                Metric.CACHE_SIZE,
                List.of(
                        of("plan", caches::plans, CacheStatistics::bytes),
                        of("document", caches::documents, CacheStatistics::bytes),
                        of("persisted-query", caches::persistedQueries, CacheStatistics::bytes)));
    }

    /** Before anything is served there are no caches. */
    private static Reading of(String name, Supplier<CacheStatistics> cache, ToLongFunction<CacheStatistics> figure) {
        return Reading.of(() -> {
                    try {
                        return figure.applyAsLong(cache.get());
                    } catch (EngineException notYet) {
                        return 0;
                    }
                })
                .with(CACHE, name);
    }

    public static void ofParity(ParityCheck check, Telemetry telemetry) {
        telemetry.read(
                Metric.PARITY,
                List.of(
                        parity("same", check, found -> found.compared() - found.different()),
                        parity("different", check, ParityStatistics::different),
                        parity("changing", check, ParityStatistics::changing),
                        parity("skipped", check, ParityStatistics::skipped),
                        parity("failed", check, ParityStatistics::failed)));
    }

    private static Reading parity(String result, ParityCheck check, ToLongFunction<ParityStatistics> figure) {
        return Reading.of(() -> figure.applyAsLong(check.statistics())).with(PARITY, result);
    }
}
