package org.fraiseql.store.reactive;

import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.store.FetchSize;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Rows;
import org.fraiseql.store.SqlStates;
import org.fraiseql.store.StoreErrors;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one operation. A single small one runs without a transaction, and its connection goes back as soon as its rows are here; several run in one
 * read-only repeatable read transaction, each behind a savepoint; one with many rows runs in a transaction because only there a cursor lives. What stands before a
 * statement is sent together with it, so that each is one round trip.
 */
final class ReactiveReadSession implements ReadSession {
    private final ReactiveConnections connections;
    private final List<BoundStatement> statements;
    private final ReactiveErrors errors;
    private final RunningCommands running;
    private Deadline deadline;
    private final CallerSettings caller;
    private final DatabaseUse use;
    private boolean inTransaction;
    private @Nullable Lease lease;
    private @Nullable PreparedStatement prepared;
    private @Nullable Rows rows;
    /** The change to the caller's role. When it fails, that failure is told, and not those of the statements behind it. */
    private Future<?> becoming = Future.succeededFuture();

    /** Whether rows come one at a time until it is known how long they are. */
    private final boolean hasLongRows;

    private boolean wereRowsTooLong;
    /** The statement that runs. */
    private int at;

    private boolean hasFailed;
    private boolean isLost;
    private @Nullable EngineException firstFailure;

    ReactiveReadSession(
            ReactiveConnections connections,
            List<BoundStatement> statements,
            ReactiveErrors errors,
            RunningCommands running,
            RequestTerms terms) {
        this.connections = connections;
        this.statements = statements;
        this.errors = errors;
        this.running = running;
        this.deadline = terms.deadline();
        this.caller = terms.caller();
        this.use = terms.use();
        this.hasLongRows = !terms.holdsRows() && statements.stream().anyMatch(BoundStatement::hasLongRows);
        this.inTransaction = hasLongRows
                || statements.size() > 1
                || deadline.isLate()
                || !caller.isNone()
                || !statements.getFirst().isProbablyShort();
    }

    /** Runs the first statement. Its own permanent failure waits for {@link #rows}, as the other statements may do well. */
    void begin() {
        deadline.check();
        try {
            if (inTransaction) {
                beginTransaction();
            }
            runRenewed(0);
        } catch (CommandFailedException e) {
            EngineException failure = failed(e);
            if (SqlStates.isTransient(failure.code())) {
                throw failure;
            }
            firstFailure = failure;
        }
    }

    /** Whether the first statement's rows were too long to be fetched together, and may be fetched one by one. */
    boolean mayReadRowByRow() {
        return wereRowsTooLong && areReadOneByOneNext(statements.getFirst());
    }

    private boolean areReadOneByOneNext(BoundStatement tooLong) {
        return !hasLongRows && tooLong.hasSeveralRows();
    }

    private void beginTransaction() throws CommandFailedException {
        use.waits();
        Lease taken = connections.lease(deadline);
        lease = taken; // from here on it goes back when the session is closed
        use.connected();
        taken.send(statements.size() > 1 ? SessionStatements.BEGIN_SNAPSHOT : SessionStatements.BEGIN);
        becoming = taken.become(caller);
    }

    @Override
    public Rows rows(int index) {
        if (index == 0 && firstFailure != null) {
            throw firstFailure;
        }
        if (index > 0) {
            if (wereRowsTooLong) {
                throw new EngineException(
                        areReadOneByOneNext(statements.get(at))
                                ? StoreErrors.afterRowsTooLongTogether()
                                : StoreErrors.afterRowsTooLong());
            }
            deadline.check();
            at = index;
            endStatement();
            try {
                runRenewed(index);
            } catch (CommandFailedException e) {
                throw failed(e);
            }
        }
        Rows current = rows;
        if (current == null) {
            throw new IllegalStateException("statement " + index + " was not run");
        }
        return current;
    }

    @Override
    public void sendingUntil(Deadline until) {
        deadline = until;
    }

    private EngineException failed(CommandFailedException e) {
        hasFailed = true;
        isLost |= ReactiveErrors.isConnectionLost(e);
        if (ReactiveErrors.isOfTooLongRows(e)) {
            wereRowsTooLong = true;
            BoundStatement tooLong = statements.get(at);
            tooLong.statement().foundTooLong();
            if (areReadOneByOneNext(tooLong)) {
                return new EngineException(StoreErrors.rowsTooLongTogether(), e);
            }
        }
        return errors.failed(e, deadline);
    }

    /** A statement that was prepared for columns of other types is refused once; the client prepares it anew when it has seen that. */
    private void runRenewed(int index) throws CommandFailedException {
        try {
            run(index);
        } catch (CommandFailedException e) {
            if (!ReactiveErrors.isStalePlan(e)) {
                throw e;
            }
            hasFailed = true;
            if (inTransaction && statements.size() == 1) {
                transaction().send(SessionStatements.ROLLBACK);
                transaction().send(SessionStatements.BEGIN);
                becoming = transaction().become(caller);
            }
            endStatement();
            try {
                run(index);
            } catch (CommandFailedException again) {
                again.addSuppressed(e);
                throw again;
            }
        }
    }

    private void run(int index) throws CommandFailedException {
        BoundStatement bound = statements.get(index);
        if (!inTransaction) {
            RowSet<Row> found = alone(bound);
            if (bound.isShort() || found.size() <= bound.rowsAtOnce()) {
                rows = new FetchedRows(found, use);
                return;
            }
            bound.statement().foundTooMany();
            inTransaction = true;
            beginTransaction();
            rows = cursor(transaction(), bound);
            return;
        }
        Lease taken = transaction();
        if (deadline.isLate()) {
            taken.send(SessionStatements.statementTimeout(
                    Math.max(1, deadline.left().toMillis())));
        }
        if (statements.size() > 1) {
            taken.send(SessionStatements.SAVEPOINT);
        }
        rows = bound.isProbablyShort() && !hasLongRows ? few(taken, bound) : cursor(taken, bound);
    }

    /** All rows; when there are more than may be held, all of them anew, some at a time: nothing of what has come was told. */
    private Rows few(Lease taken, BoundStatement bound) throws CommandFailedException {
        RowSet<Row> found = await(taken, taken.run(bound));
        if (bound.isShort() || found.size() <= bound.rowsAtOnce()) {
            return new FetchedRows(found, use);
        }
        bound.statement().foundTooMany();
        return cursor(taken, bound);
    }

    /** On a connection that others use as well nothing can be cancelled. */
    private Duration patience() {
        Duration most = connections.patience();
        Duration left = deadline.left();
        return most.isZero() || left.compareTo(most) < 0 ? left.plusNanos(1) : most;
    }

    /** Rows that are too long end a connection for all that share it. Each reads again on a connection of its own: only the one whose rows are too long fails there. */
    private RowSet<Row> alone(BoundStatement bound) throws CommandFailedException {
        Optional<SqlClient> shared = connections.pipelined();
        if (shared.isPresent() && !bound.statement().hasTooLongRows()) {
            try {
                return shared(shared.get(), bound);
            } catch (CommandFailedException e) {
                if (!ReactiveErrors.isOfTooLongRows(e)) {
                    throw e;
                }
            }
        }
        return onItsOwn(bound);
    }

    private RowSet<Row> shared(SqlClient client, BoundStatement bound) throws CommandFailedException {
        use.waits();
        use.connected();
        return running.await(
                now -> client.preparedQuery(Lease.text(bound)).execute(Lease.values(bound)), deadline, patience());
    }

    private RowSet<Row> onItsOwn(BoundStatement bound) throws CommandFailedException {
        use.waits();
        return running.await(
                now -> connections.borrow().compose(taken -> {
                    try {
                        return onItsOwn(taken, now, bound);
                    } catch (RuntimeException | Error e) {
                        taken.discard(); // nobody else gives it back
                        throw e;
                    }
                }),
                deadline,
                connections.patience());
    }

    private Future<RowSet<Row>> onItsOwn(Lease taken, RunningCommands.Running now, BoundStatement bound) {
        use.connected();
        if (!now.isWanted()) {
            taken.release();
            return Future.failedFuture(new SilentException(connections.patience()));
        }
        now.on(taken);
        return taken.run(bound).onComplete(done -> {
            now.on(null);
            if (done.failed() && ReactiveErrors.isConnectionLost(done.cause())) {
                taken.discard();
            } else {
                taken.release();
            }
        });
    }

    private Rows cursor(Lease taken, BoundStatement bound) throws CommandFailedException {
        PreparedStatement statement =
                await(taken, taken.connection().prepare(bound.statement().text()));
        prepared = statement;
        Cursor cursor = statement.cursor(Lease.values(bound));
        FetchSize size = hasLongRows
                ? FetchSize.ofLongRows()
                : new FetchSize(bound.statement().columnCount());
        return new CursorRows(cursor, await(taken, cursor.read(size.first())), size, use, fetch -> {
            try {
                return await(taken, fetch);
            } catch (CommandFailedException e) {
                throw failed(e);
            }
        });
    }

    private <T> T await(Lease taken, Future<T> answer) throws CommandFailedException {
        return running.await(
                now -> {
                    now.on(taken);
                    return answer.recover(e -> Future.failedFuture(becoming.failed() ? becoming.cause() : e));
                },
                deadline,
                connections.answerTimeout());
    }

    private Lease transaction() {
        Lease taken = lease;
        if (taken == null) {
            throw new IllegalStateException("no transaction was begun");
        }
        return taken;
    }

    /** After a failure the transaction goes on from the savepoint, so that the other root fields still answer. */
    private void endStatement() {
        rows = null;
        closePrepared();
        if (hasFailed && inTransaction && statements.size() > 1) {
            hasFailed = false;
            transaction().send(SessionStatements.BACK_TO_SAVEPOINT);
        }
    }

    private void closePrepared() {
        PreparedStatement ended = prepared;
        prepared = null;
        if (ended != null) {
            ended.close();
        }
    }

    @Override
    public void close() {
        Lease taken = lease;
        if (taken == null) {
            return;
        }
        lease = null;
        if (isLost) {
            taken.discard();
            return;
        }
        closePrepared();
        taken.rollBackAndRelease();
    }
}
