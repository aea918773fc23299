package org.fraiseql.api;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.store.PoolStatistics;
import org.fraiseql.support.config.FraiseqlConfig;
import org.jspecify.annotations.Nullable;

/** Tells the log of the connection pool, again and again, where {@code fraiseql.db.pool-stats-interval-s} asks for it. */
@ApplicationScoped
public class PoolStatsLog {
    private static final System.Logger LOG = System.getLogger("org.fraiseql.pool");

    private final PoolMonitor monitor;
    private final Duration interval;
    private volatile @Nullable Future<?> telling;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    ManagedScheduledExecutorService executor;

    @Inject
    PoolStatsLog(PoolMonitor monitor, FraiseqlConfig config) {
        this(monitor, config.db().poolStatsInterval());
    }

    PoolStatsLog(PoolMonitor monitor, Duration interval) {
        this.monitor = monitor;
        this.interval = interval;
    }

    /** For the container's client proxy only. */
    @SuppressWarnings("NullAway")
    protected PoolStatsLog() {
        this.monitor = null;
        this.interval = Duration.ZERO;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        start(executor);
    }

    /** The next reading begins an interval after the last has ended: however long one takes, there are never two. */
    void start(ScheduledExecutorService scheduler) {
        if (!interval.isZero()) {
            telling = scheduler.scheduleWithFixedDelay(
                    this::tell, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        end();
    }

    void end() {
        Future<?> begun = telling;
        if (begun != null) {
            begun.cancel(false);
        }
    }

    /** An executor would never again run what has failed once. */
    private void tell() {
        try {
            LOG.log(System.Logger.Level.INFO, "Pool: {0}", line(monitor.statistics()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The figures of the pool could not be read", e);
        }
    }

    /** {@code size=3 active=1 …}, without what is not known. */
    static String line(PoolStatistics pool) {
        return pool.figures().entrySet().stream()
                .map(figure -> figure.getKey() + "=" + figure.getValue())
                .collect(Collectors.joining(" "));
    }
}
