package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.store.HealthReport;
import org.fraiseql.store.HealthReport.State;
import org.fraiseql.store.SqlStates;
import org.fraiseql.store.StoreErrors;

/** Asks the database on a connection. */
final class Ping {
    private Ping() {}

    /**
     * First in the short time that validation has: a connection whose other end is gone is found out by that. One to a server that is wanted as the primary, and
     * takes no changes any more, is lost as well.
     *
     * @param start when a connection was asked for, {@link System#nanoTime}
     * @throws SQLException when there is no answer, or not the wanted server's
     */
    static HealthReport ask(Connections connections, Connection connection, long start) throws SQLException {
        if (!connections.isAlive(connection)) {
            throw new SQLException("no answer", "08006");
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(SessionStatements.PING)) {
            result.next();
            if (connections.isPrimaryWanted() && "on".equals(result.getString(3))) {
                throw new SQLException(
                        "the server takes no changes, so it is not the primary", SqlStates.READ_ONLY_SESSION);
            }
            return report(result, start);
        }
    }

    /** A pool that is set up wrongly would give wrong answers, which is worse than none. */
    private static HealthReport report(ResultSet result, long start) throws SQLException {
        Optional<String> version = Optional.of(result.getString(1));
        return result.getString(2).equals("UTC")
                ? new HealthReport(State.HEALTHY, since(start), version, "OK")
                : new HealthReport(
                        State.UNHEALTHY,
                        since(start),
                        version,
                        "The datasource's connections must run in time zone UTC");
    }

    static HealthReport failed(SQLException e, long start) {
        return HealthReport.unhealthy(
                since(start),
                JdbcErrors.isReadOnlySession(e) ? StoreErrors.takesNoChanges() : "The database does not answer");
    }

    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
