package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.fraiseql.store.HealthReport;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.store.PoolStatistics;
import org.fraiseql.support.EngineException;

/** Asks the database through the same pool that requests use. */
public final class JdbcPoolMonitor implements PoolMonitor {
    private final Connections connections;

    public JdbcPoolMonitor(Connections connections) {
        this.connections = connections;
    }

    @Override
    public PoolStatistics statistics() {
        return connections.statistics();
    }

    @Override
    public HealthReport check() {
        long start = System.nanoTime();
        try {
            return ask(connections.acquire(), start);
        } catch (EngineException e) {
            return connections.statistics().isExhausted()
                    ? HealthReport.busy(Ping.since(start))
                    : HealthReport.unhealthy(
                            Ping.since(start), e.problems().getFirst().message());
        }
    }

    private HealthReport ask(Connection connection, long start) {
        try {
            HealthReport report = Ping.ask(connections, connection, start);
            connections.release(connection);
            return report;
        } catch (SQLException e) {
            connections.discard(connection);
            return Ping.failed(start);
        }
    }
}
