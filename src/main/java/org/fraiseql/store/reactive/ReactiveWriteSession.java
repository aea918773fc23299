package org.fraiseql.store.reactive;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.function.Supplier;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Rows;
import org.fraiseql.store.WriteAttempt;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;

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
        if (deadline.isLate()) {
            lease.send(SessionStatements.statementTimeout(
                    Math.max(1, deadline.left().toMillis())));
        }
        return new FetchedRows(await(asCaller(() -> lease.run(bound))), use);
    }

    /** Both are sent together; whoever may not become the caller, or can't, is told that, and not what came of it. */
    private Future<RowSet<Row>> asCaller(Supplier<Future<RowSet<Row>>> statement) {
        Future<?> becoming = lease.become(caller);
        return statement.get().recover(e -> Future.failedFuture(becoming.failed() ? becoming.cause() : e));
    }

    private RowSet<Row> await(Future<RowSet<Row>> answer) {
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

    /** Not to be cancelled: whether it has come too late could not be told. */
    @Override
    public void commit() {
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
        } else if (isCommitted) {
            lease.release();
        } else {
            lease.rollBackAndRelease();
        }
    }
}
