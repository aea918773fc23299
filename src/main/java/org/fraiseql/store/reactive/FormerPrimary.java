package org.fraiseql.store.reactive;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.store.SqlStates;

/** A server that was wanted as the primary and takes no changes: it is a standby, or was told to refuse them as another has taken its place. */
final class FormerPrimary {
    private FormerPrimary() {}

    /** In the words of the server itself. */
    static PgException found() {
        return new PgException(
                "the server takes no changes, so it is not the primary", "ERROR", SqlStates.READ_ONLY_SESSION, "");
    }

    /** The new connection, unless its server is one: then, closed, that failure, or another. */
    static Future<SqlConnection> unless(SqlConnection connection) {
        return connection
                .query(SessionStatements.TAKES_NO_CHANGES)
                .execute()
                .map(rows -> rows.iterator().next().getString(0).equals("on"))
                .compose(isFormer ->
                        isFormer ? Future.<SqlConnection>failedFuture(found()) : Future.succeededFuture(connection))
                .recover(failure -> closed(connection, failure));
    }

    private static Future<SqlConnection> closed(SqlConnection connection, Throwable failure) {
        OpenSockets.close(connection);
        return Future.failedFuture(failure);
    }
}
