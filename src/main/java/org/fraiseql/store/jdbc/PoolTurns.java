package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fraiseql.support.Deadline;

/**
 * Requests wait here for a connection, in order, as containers let nobody wait for less than the time that their pools are set to: that is the most, and less is what
 * is left of a request's deadline. Whoever has a turn finds a connection, unless others than requests have them. Thread-safe.
 */
final class PoolTurns {
    private final Semaphore turns;
    private final Duration patience;
    /** Those that were taken in turn. */
    private final Map<Connection, Boolean> taken = Collections.synchronizedMap(new IdentityHashMap<>());

    /** @param patience zero for ever */
    PoolTurns(int connections, Duration patience) {
        this.turns = new Semaphore(connections, true);
        this.patience = patience;
    }

    /**
     * @throws org.fraiseql.support.EngineException {@code QUERY_TIMEOUT} when the deadline is over first
     * @throws SQLTransientConnectionException when there was none in the time that a pool has
     */
    void take(Deadline deadline) throws SQLTransientConnectionException {
        if (isTakenWithin(Duration.ZERO)) { // in order, which tryAcquire() does not keep
            return;
        }
        Duration left = deadline.left();
        Duration most = patience.isZero() || left.compareTo(patience) < 0 ? left : patience;
        if (!isTakenWithin(most)) {
            deadline.check();
            throw new SQLTransientConnectionException("no connection became free within " + most.toMillis() + " ms");
        }
    }

    private boolean isTakenWithin(Duration most) throws SQLTransientConnectionException {
        try {
            return turns.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("the wait for a connection was interrupted", e);
        }
    }

    /** The turn is given back with this connection. */
    void belongsTo(Connection connection) {
        taken.put(connection, true);
    }

    /** Nothing came of the turn, or it was kept beyond its connection. */
    void giveBack() {
        turns.release();
    }

    /** Nothing to do for a connection that was not taken in turn. */
    void giveBack(Connection connection) {
        if (taken.remove(connection) != null) {
            turns.release();
        }
    }
}
