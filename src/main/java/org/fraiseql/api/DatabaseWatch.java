package org.fraiseql.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.fraiseql.store.CatalogChanges;
import org.fraiseql.store.HealthReport;
import org.fraiseql.store.HealthReport.State;
import org.fraiseql.store.OutageGuard;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.DatabaseConfig;
import org.fraiseql.support.config.FraiseqlConfig;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the database answers, again and again, on one thread and where the pool is large enough on a connection of its own: whoever asks is told at
 * once what was seen last, however busy the pool is and whatever the network does. The same connection hears that the database has changed. Thread-safe.
 */
@ApplicationScoped
public class DatabaseWatch {
    private static final System.Logger LOG = System.getLogger(DatabaseWatch.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** In a smaller pool requests need every connection, so that the watch keeps none for itself. */
    private static final int MIN_CONNECTIONS_FOR_ITS_OWN = 3;

    private final CatalogChanges.Source changes;
    private final PoolMonitor monitor;
    private final OutageGuard guard;
    private volatile boolean hasItsOwn;
    private volatile boolean isEnding;
    private volatile HealthReport last = HealthReport.unhealthy(Duration.ZERO, "The database has not been asked yet");
    private volatile @Nullable Suspicion suspicion;

    /** The connection was lost, which may be its own fault; if it can't be replaced in a moment, it is the database's. */
    private record Suspicion(HealthReport report, long sinceNanos) {
        boolean isConfirmed() {
            return System.nanoTime() - sinceNanos > PATIENCE.toNanos();
        }
    }

    @Inject
    public DatabaseWatch(CatalogChanges.Source changes, PoolMonitor monitor, OutageGuard guard, FraiseqlConfig config) {
        this.changes = changes;
        this.monitor = monitor;
        this.guard = guard;
        this.hasItsOwn = keepsItsOwn(config.db());
    }

    /** For the container's client proxy only. */
    @SuppressWarnings("NullAway")
    protected DatabaseWatch() {
        this.changes = null;
        this.monitor = null;
        this.guard = null;
    }

    private static boolean keepsItsOwn(DatabaseConfig config) {
        return config.maxConnections() >= MIN_CONNECTIONS_FOR_ITS_OWN;
    }

    /** How many of the pool's connections are for requests. */
    static int connectionsForRequests(DatabaseConfig config) {
        return keepsItsOwn(config) ? config.maxConnections() - 1 : config.maxConnections();
    }

    /** What was seen last, a second ago or as long ago as the pool lets wait for a connection. */
    public HealthReport last() {
        Suspicion lost = suspicion;
        return lost != null && lost.isConfirmed() ? lost.report() : last;
    }

    /**
     * Returns when the watch {@linkplain #end ends}.
     *
     * @param changed runs when the database has changed, or may have while nobody listened; it returns soon
     */
    void run(Runnable changed) {
        if (!hasItsOwn) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "The pool is too small to keep a connection that hears notifications to reload");
        }
        boolean isFirst = true;
        while (!isEnding) {
            if (hasItsOwn) {
                listen(changed, isFirst);
                isFirst = false;
            } else {
                seen(monitor.check());
                pause();
            }
        }
    }

    void end() {
        isEnding = true;
    }

    private void listen(Runnable changed, boolean isFirst) {
        try (CatalogChanges connection = changes.open()) {
            if (!isFirst) {
                // makes up for what was said while nobody listened
                changed.run();
            }
            if (!hasAnsweredUntilLost(connection, changed)) {
                pause();
            }
        } catch (EngineException e) {
            seen(monitor.isExhausted() ? HealthReport.busy(Duration.ZERO) : unhealthy(e));
            pause();
        } catch (RuntimeException | NoClassDefFoundError e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Notifications to reload are not heard: the driver's classes can't be seen",
                    e);
            hasItsOwn = false;
        }
    }

    private boolean hasAnsweredUntilLost(CatalogChanges connection, Runnable changed) {
        boolean hasAnswered = false;
        try {
            while (!isEnding) {
                seen(connection.check());
                hasAnswered = true;
                if (connection.await(BETWEEN_LOOKS) && !isEnding) {
                    changed.run();
                }
            }
        } catch (EngineException lost) {
            Suspicion before = suspicion;
            suspicion = new Suspicion(unhealthy(lost), before == null ? System.nanoTime() : before.sinceNanos());
        }
        return hasAnswered;
    }

    /** That all connections are in use says nothing new of a database that did not answer before. */
    private void seen(HealthReport report) {
        HealthReport before = last();
        last = report.state() == State.BUSY && before.state() == State.UNHEALTHY ? before : report;
        suspicion = null;
        if (report.state() == State.HEALTHY) {
            guard.databaseAnswers();
        }
    }

    private static HealthReport unhealthy(EngineException failure) {
        return HealthReport.unhealthy(
                Duration.ZERO, failure.problems().getFirst().message());
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isEnding = true;
        }
    }
}
