package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.fraiseql.store.PoolStatistics;

/**
 * Hands out connections of the container's pool and counts them. The counts are ours alone: no standard API asks a container for its own. Thread-safe.
 *
 * <p>A container that tests every connection it hands out spends a round trip on each request, a quarter of the processor time of a read by key. Tested
 * here is only the first connection after the pool has been quiet for a moment (HikariCP does the same for each connection). A connection that died in
 * a busy pool is met by the statement itself: it fails as a lost connection, on which the container empties its pool and reads are run again.
 */
public final class Connections {
    private static final long QUIET_NANOS = Duration.ofMillis(500).toNanos();
    /** A database that stays read-only costs a new connection so often, and no more often. */
    private static final long BETWEEN_READ_ONLY_NANOS = Duration.ofSeconds(1).toNanos();

    private final DataSource dataSource;
    private final DataSource inTransactions;
    private final JdbcErrors errors;
    private final Checkout checkout;
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final LongAdder acquired = new LongAdder();
    private final LongAdder failures = new LongAdder();
    /** When the pool was last in use, {@link System#nanoTime}. */
    private volatile long lastUsed = System.nanoTime() - QUIET_NANOS;

    private final AtomicLong lastReadOnly = new AtomicLong(System.nanoTime() - BETWEEN_READ_ONLY_NANOS);

    /** @param inTransactions the same pool, whose handles are one and the same connection within a JTA transaction */
    Connections(DataSource dataSource, DataSource inTransactions, JdbcErrors errors, Checkout checkout) {
        this.dataSource = dataSource;
        this.inTransactions = inTransactions;
        this.errors = errors;
        this.checkout = checkout;
    }

    Connection acquire() {
        return acquire(dataSource);
    }

    /** The connection of the thread's JTA transaction. */
    Connection acquireInTransaction() {
        return acquire(inTransactions);
    }

    private Connection acquire(DataSource source) {
        waiting.incrementAndGet();
        try {
            Connection connection = limited(isQuiet() ? tested(source) : source.getConnection());
            acquired.increment();
            int inUse = active.incrementAndGet();
            if (inUse > peak.get()) {
                peak.accumulateAndGet(inUse, Math::max);
            }
            return connection;
        } catch (SQLException e) {
            failures.increment();
            throw errors.noConnection(e);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private boolean isQuiet() {
        return checkout.isTested() && System.nanoTime() - lastUsed > QUIET_NANOS;
    }

    /** The eviction makes the container empty its pool, so the second connection is new. */
    private Connection tested(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        if (isAlive(connection)) {
            return connection;
        }
        throwAway(connection);
        return source.getConnection();
    }

    /** Asks whether anybody is there, and waits for the answer only so long as validation may take. */
    boolean isAlive(Connection connection) {
        try {
            return connection.isValid(checkout.validationSeconds());
        } catch (SQLException dead) {
            return false;
        }
    }

    /** Not every container's datasource can be given our time-out. */
    private Connection limited(Connection connection) throws SQLException {
        int millis = checkout.socketTimeoutMillis();
        try {
            if (millis > 0 && connection.getNetworkTimeout() != millis) {
                connection.setNetworkTimeout(Runnable::run, millis);
            }
            return connection;
        } catch (SQLException e) {
            throwAway(connection);
            throw e;
        }
    }

    void release(Connection connection) {
        active.decrementAndGet();
        lastUsed = System.nanoTime();
        close(connection);
    }

    /** Ends a transaction that has only read. A connection that can't even do that is not given back. */
    void rollBackAndRelease(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            discard(connection);
            return;
        }
        release(connection);
    }

    /** The pool must not have it again. */
    void discard(Connection connection) {
        active.decrementAndGet();
        throwAway(connection);
    }

    private void throwAway(Connection connection) {
        Eviction.evict(connection);
        close(connection);
    }

    /**
     * Whether connections that take no changes are worth throwing away now: the first one that is found out, and again after a while. Others of the pool
     * began when it did; if the database takes changes again, new ones do.
     */
    boolean mayDiscardReadOnly() {
        long now = System.nanoTime();
        long last = lastReadOnly.get();
        return now - last >= BETWEEN_READ_ONLY_NANOS && lastReadOnly.compareAndSet(last, now);
    }

    /** Whether as many connections are in use as there may be: whoever gets none then has met no fault of the database. */
    boolean isExhausted() {
        return active.get() >= checkout.maxConnections();
    }

    private void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // the container drops what it can't close; nothing is left for us to do
            failures.increment();
        }
    }

    /** The greatest number of connections in use at once stands for the pool's size, which the container keeps to itself. */
    public PoolStatistics statistics() {
        int inUse = active.get();
        int size = Math.max(peak.get(), inUse);
        return new PoolStatistics(
                size, inUse, size - inUse, waiting.get(), checkout.maxConnections(), acquired.sum(), failures.sum());
    }
}
