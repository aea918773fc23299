package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.store.PoolStatistics;

/**
 * Hands out connections of the container's pool and counts them. The counts are ours alone: no standard API asks a container for its own. Thread-safe.
 *
 * <p>A container that tests every connection it hands out spends a round trip on each request, a quarter of the processor time of a read by key. Tested
 * here is only the first connection after the pool has been quiet for a moment (HikariCP does the same for each connection). A connection that died in
 * a busy pool is met by the statement itself: it fails as a lost connection, on which the container empties its pool and reads are run again.
 */
final class Connections {
    private static final long QUIET_NANOS = Duration.ofMillis(500).toNanos();

    private final DataSource dataSource;
    private final DataSource inTransactions;
    private final JdbcErrors errors;
    private final int max;
    private final boolean testOnCheckout;
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final LongAdder acquired = new LongAdder();
    private final LongAdder failures = new LongAdder();
    /** When the pool was last in use, {@link System#nanoTime}. */
    private volatile long lastUsed = System.nanoTime() - QUIET_NANOS;

    /** @param inTransactions the same pool, whose handles are one and the same connection within a JTA transaction */
    Connections(DataSource dataSource, DataSource inTransactions, JdbcErrors errors, int max, boolean testOnCheckout) {
        this.dataSource = dataSource;
        this.inTransactions = inTransactions;
        this.errors = errors;
        this.max = max;
        this.testOnCheckout = testOnCheckout;
    }

    Connection acquire() {
        return acquire(isQuiet() ? this::tested : dataSource::getConnection);
    }

    /**
     * The connection of the thread's JTA transaction. Never tested: the test would be the first statement, after which isolation can't be chosen; and what
     * runs in a transaction is run again when its connection is dead.
     */
    Connection acquireInTransaction() {
        return acquire(inTransactions::getConnection);
    }

    private interface Source {
        Connection open() throws SQLException;
    }

    private Connection acquire(Source source) {
        waiting.incrementAndGet();
        try {
            Connection connection = source.open();
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
        return testOnCheckout && System.nanoTime() - lastUsed > QUIET_NANOS;
    }

    /** A dead connection's failure makes the container empty its pool, so the second one is new. */
    private Connection tested() throws SQLException {
        Connection connection = dataSource.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(SessionStatements.ALIVE);
            return connection;
        } catch (SQLException dead) {
            close(connection);
            return dataSource.getConnection();
        }
    }

    void release(Connection connection) {
        active.decrementAndGet();
        lastUsed = System.nanoTime();
        close(connection);
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
        return new PoolStatistics(size, inUse, size - inUse, waiting.get(), max, acquired.sum(), failures.sum());
    }
}
