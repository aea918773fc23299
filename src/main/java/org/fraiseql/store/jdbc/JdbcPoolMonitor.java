package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.fraiseql.store.HealthReport;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.store.PoolStatistics;
import org.fraiseql.support.EngineException;

/** Asks the database through the same pool that requests use. */
public final class JdbcPoolMonitor implements PoolMonitor {
    private final Connections connections;
    private final ContainerPool container;

    public JdbcPoolMonitor(Connections connections, ContainerPool container) {
        this.connections = connections;
        this.container = container;
    }

    /** What the container says of its pool goes before our own counts, which know only what we have done with it. */
    @Override
    public PoolStatistics statistics() {
        PoolStatistics counted = connections.counted();
        return container.figures().map(told -> told(told, counted)).orElse(counted);
    }

    private static PoolStatistics told(ContainerPool.Figures told, PoolStatistics counted) {
        return new PoolStatistics(
                OptionalInt.of(told.size()),
                told.size() - told.idle(),
                OptionalInt.of(told.idle()),
                counted.waiting(),
                told.max().orElse(counted.max()),
                counted.acquired(),
                counted.timeouts(),
                told.created(),
                told.destroyed());
    }

    @Override
    public boolean isExhausted() {
        return connections.isExhausted();
    }

    @Override
    public HealthReport check() {
        long start = System.nanoTime();
        try {
            return ask(connections.acquire(), start);
        } catch (EngineException e) {
            return isExhausted()
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
            return Ping.failed(e, start);
        }
    }
}
