package org.fraiseql.store.reactive;

import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.PreparedStatement;
import java.util.function.Supplier;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.store.FetchSize;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Rows;
import org.fraiseql.store.WriteAttempt;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;

/** A transaction of its own on one connection, which is rolled back unless it was committed. */
final class ReactiveWriteSession implements WriteSession {
    private final ReactiveConnections connections;
    private final Lease lease;
    private final ReactiveErrors errors;
    private final WriteAttempt attempt;
    private final Deadline deadline;
    private final CallerSettings caller;
    private final DatabaseUse use;
    private final RunningCommands running;
    private boolean isLost;
    private boolean hasFailed;
    private boolean isCommitted;
    private @Nullable PreparedStatement prepared;

    ReactiveWriteSession(
            ReactiveConnections connections,
            Lease lease,
            ReactiveErrors errors,
            WriteAttempt attempt,
            RequestTerms terms,
            RunningCommands running) {
        this.connections = connections;
        this.lease = lease;
        this.errors = errors;
        this.attempt = attempt;
        this.deadline = terms.deadline();
        this.caller = terms.caller();
        this.use = terms.use();
        this.running = running;
    }

    @Override
    public Rows run(BoundStatement bound) {
        deadline.check();
        closePrepared();
        if (deadline.isLate()) {
            lease.send(SessionStatements.statementTimeout(
                    Math.max(1, deadline.left().toMillis())));
        }
        return bound.statement().hasLists()
                ? someAtATime(bound)
                : new FetchedRows(await(asCaller(() -> lease.run(bound))), use);
    }

    private Rows someAtATime(BoundStatement bound) {
        PreparedStatement statement = await(
                asCaller(() -> lease.connection().prepare(bound.statement().text())));
        prepared = statement;
        Cursor cursor = statement.cursor(Lease.values(bound));
        FetchSize size = new FetchSize(bound.statement().columnCount());
        return new CursorRows(cursor, await(cursor.read(size.first())), size, use, this::await);
    }

    private void closePrepared() {
        PreparedStatement ended = prepared;
        prepared = null;
        if (ended != null) {
            ended.close();
        }
    }

    /** Both are sent together; whoever may not become the caller, or can't, is told that, and not what came of it. */
    private <T> Future<T> asCaller(Supplier<Future<T>> statement) {
        Future<?> becoming = lease.become(caller);
        return statement.get().recover(e -> Future.failedFuture(becoming.failed() ? becoming.cause() : e));
    }

    private <T> T await(Future<T> answer) {
        try {
            return running.await(
                    now -> {
                        now.on(lease);
                        return answer;
                    },
                    deadline,
                    connections.answerTimeout());
        } catch (CommandFailedException e) {
            throw failed(e);
        }
    }

    private EngineException failed(CommandFailedException e) {
        hasFailed = true;
        isLost |= ReactiveErrors.isConnectionLost(e);
        if (ReactiveErrors.isReadOnlySession(e)) {
            connections.foundReadOnly();
        }
        return errors.failed(e, deadline);
    }

    @Override
    public void leaveCaller() {
        if (!caller.isNone() && !isLost && !hasFailed) {
            await(lease.send(SessionStatements.AS_CONNECTING_USER));
        }
    }

    @Override
    public void recordTransactionId(String number) {
        attempt.recordTransactionId(number);
    }

    @Override
    public void checkDeferred() {
        // triggers that were deferred run now, and must not be allowed more than the caller
        await(asCaller(() -> lease.send(SessionStatements.CHECK_DEFERRED)));
    }

    /** Commits. It is not cancelled: nobody could tell whether the cancellation has come too late. */
    @Override
    public void commit() {
        closePrepared();
        try {
            Answer.await(lease.send(SessionStatements.COMMIT), connections.answerTimeout());
            isCommitted = true;
        } catch (CommandFailedException e) {
            isLost |= ReactiveErrors.isConnectionLost(e);
            throw errors.failed(e);
        }
    }

    @Override
    public void close() {
        if (isLost) {
            lease.discard();
            return;
        }
        closePrepared();
        if (isCommitted) {
            lease.release();
        } else {
            lease.rollBackAndRelease();
        }
    }
}
