package org.fraiseql.store.reactive;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.sql.SessionStatements;

/** A connection while it is in use. It is ended once, by whoever is first; nothing of that waits. Thread-safe. */
final class Lease {
    private static final System.Logger LOG = System.getLogger(Lease.class.getName());

    private final ReactiveConnections pool;
    private final PgConnection connection;
    private boolean isEnded;
    private boolean isCancelled;

    Lease(ReactiveConnections pool, PgConnection connection) {
        this.pool = pool;
        this.connection = connection;
        // whoever waits is told by the failure of what he waits for
        connection.exceptionHandler(e -> LOG.log(System.Logger.Level.DEBUG, "A connection has ended", e));
    }

    PgConnection connection() {
        return connection;
    }

    /** Sends a statement of ours without values, behind what was sent before. Nobody need wait: what goes wrong, goes wrong for the next one, too. */
    Future<RowSet<Row>> send(String statement) {
        return connection.query(statement).execute();
    }

    Future<RowSet<Row>> run(BoundStatement bound) {
        return connection.preparedQuery(text(bound)).execute(values(bound));
    }

    /** Of a statement whose rows come all at once. */
    static String text(BoundStatement bound) {
        String whole = bound.statement().text();
        return bound.statement().hasLists() ? bound.limited(whole) : whole;
    }

    /** From now on the transaction is the caller's. */
    Future<?> become(CallerSettings caller) {
        return caller.isNone()
                ? Future.succeededFuture()
                : connection.preparedQuery(caller.numberedText()).execute(Tuple.tuple(new ArrayList<>(caller.binds())));
    }

    static Tuple values(BoundStatement bound) {
        return Tuple.tuple(new ArrayList<>(bound.values()));
    }

    /** Asks PostgreSQL to end what runs. It may hear that when something else runs, so the connection is not used for anything else. */
    synchronized void cancel() {
        if (!isEnded) {
            isCancelled = true;
            connection
                    .cancelRequest()
                    .onFailure(e -> LOG.log(
                            System.Logger.Level.DEBUG, "The statement ended by itself, or its server is away", e));
        }
    }

    private synchronized boolean end() {
        boolean isFirst = !isEnded;
        isEnded = true;
        return isFirst;
    }

    private synchronized boolean isUsable() {
        return !isCancelled;
    }

    void release() {
        if (end()) {
            pool.released(connection);
            giveBack();
        }
    }

    private void giveBack() {
        if (isUsable() && !pool.isOutdated(connection)) {
            connection.close();
        } else {
            OpenSockets.close(connection);
        }
    }

    /** Ends a transaction that is not to be committed. */
    void rollBackAndRelease() {
        if (end()) {
            pool.released(connection);
            Future<RowSet<Row>> rolledBack = send(SessionStatements.ROLLBACK)
                    .onSuccess(done -> giveBack())
                    .onFailure(failed -> OpenSockets.close(connection));
            pool.endIfSilent(rolledBack, connection);
        }
    }

    /** The pool must not have it again, and others of the pool may be no better. */
    void discard() {
        if (end()) {
            pool.discarded(connection);
            OpenSockets.close(connection);
        }
    }
}
