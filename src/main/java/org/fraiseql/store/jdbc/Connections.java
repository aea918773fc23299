package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.fraiseql.store.PoolStatistics;

/**
 * Hands out connections of the container's pool and counts them. The counts are ours alone: no standard API asks a container for its own. Thread-safe.
 */
public final class Connections {
    private final DataSource dataSource;
    private final JdbcErrors errors;
    private final int max;
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final LongAdder acquired = new LongAdder();
    private final LongAdder failures = new LongAdder();

    Connections(DataSource dataSource, JdbcErrors errors, int max) {
        this.dataSource = dataSource;
        this.errors = errors;
        this.max = max;
    }

    Connection acquire() {
        waiting.incrementAndGet();
        try {
            Connection connection = dataSource.getConnection();
            acquired.increment();
            peak.accumulateAndGet(active.incrementAndGet(), Math::max);
            return connection;
        } catch (SQLException e) {
            failures.increment();
            throw errors.noConnection(e);
        } finally {
            waiting.decrementAndGet();
        }
    }

    void release(Connection connection) {
        active.decrementAndGet();
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
