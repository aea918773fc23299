package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.fraiseql.sql.SessionStatements;
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
            Connection connection = connections.acquire();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(SessionStatements.PING)) {
                result.next();
                return report(result, start);
            } finally {
                connections.release(connection);
            }
        } catch (EngineException e) {
            return unhealthy(start, e.problems().getFirst().message());
        } catch (SQLException e) {
            return unhealthy(start, "The database does not answer");
        }
    }

    /** A pool that is set up wrongly would give wrong answers, which is worse than none. */
    private static HealthReport report(ResultSet result, long start) throws SQLException {
        Optional<String> version = Optional.of(result.getString(2));
        if (!result.getString(3).equals("UTC")) {
            return new HealthReport(
                    false, since(start), version, "The datasource's connections must run in time zone UTC");
        }
        return new HealthReport(true, since(start), version, "OK");
    }

    private static HealthReport unhealthy(long start, String message) {
        return new HealthReport(false, since(start), Optional.empty(), message);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
