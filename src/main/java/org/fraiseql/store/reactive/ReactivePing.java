package org.fraiseql.store.reactive;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.Optional;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.store.HealthReport;
import org.fraiseql.store.HealthReport.State;

/** Asks the database on a connection. */
final class ReactivePing {
    private ReactivePing() {}

    /**
     * First in the short time that validation has. Fails where the server is wanted as the primary, and takes no changes any more.
     *
     * @param start when a connection was asked for, {@link System#nanoTime}
     */
    static Future<HealthReport> ask(ReactiveConnections connections, PgConnection connection, long start) {
        return connections
                .isAlive(connection)
                .compose(alive -> connection.query(SessionStatements.PING).execute())
                .compose(rows -> report(connections, rows.iterator().next(), start));
    }

    private static Future<HealthReport> report(ReactiveConnections connections, Row row, long start) {
        if (connections.isPrimaryWanted() && row.getString(2).equals("on")) {
            connections.foundReadOnly();
            return Future.failedFuture(FormerPrimary.found());
        }
        return Future.succeededFuture(report(row, start));
    }

    private static HealthReport report(Row row, long start) {
        Optional<String> version = Optional.of(row.getString(0));
        return row.getString(1).equals("UTC")
                ? new HealthReport(State.HEALTHY, since(start), version, "OK")
                : new HealthReport(
                        State.UNHEALTHY, since(start), version, "The database's sessions must run in time zone UTC");
    }

    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
