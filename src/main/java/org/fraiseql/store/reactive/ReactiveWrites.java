package org.fraiseql.store.reactive;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.store.OutcomeInquiry;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.TransactionId;
import org.fraiseql.store.WriteAttempt;
import org.fraiseql.store.WriteBackend;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.Deadline;
import org.jspecify.annotations.Nullable;

/** Writes in transactions of the client's own connections; JTA knows nothing of them. */
final class ReactiveWrites implements WriteBackend {
    private final ReactiveConnections connections;
    private final ReactiveErrors errors;
    private final Optional<String> isolation;
    private final RunningCommands running = new RunningCommands();

    /** @param isolation its name in SQL; empty when the database's own default is meant */
    ReactiveWrites(ReactiveConnections connections, ReactiveErrors errors, Optional<String> isolation) {
        this.connections = connections;
        this.errors = errors;
        this.isolation = isolation;
    }

    @Override
    public WriteSession open(boolean isOwnTransaction, WriteAttempt attempt, RequestTerms terms) {
        terms.use().waits();
        Lease lease = borrow(terms.deadline());
        try {
            terms.use().connected();
            lease.send(SessionStatements.BEGIN);
            isolation.ifPresent(level -> lease.send(SessionStatements.isolation(level)));
            return new ReactiveWriteSession(connections, lease, errors, attempt, terms, running);
        } catch (RuntimeException | Error e) {
            lease.discard(); // there is no session that gives it back
            throw e;
        }
    }

    private Lease borrow(Deadline deadline) {
        try {
            return connections.lease(deadline);
        } catch (CommandFailedException e) {
            throw errors.failed(e, deadline);
        }
    }

    /** Ends statements whose deadline is over; the transaction is rolled back. */
    void cancelOverdue() {
        running.cancelOverdue();
    }

    @Override
    public void prepare(Deadline deadline) {
        if (connections.isQuiet()) {
            borrow(deadline).release();
        }
    }

    /** No container takes the connection back: the session gives it back itself, by a message to its event loop. */
    @Override
    public void ending() {
        // nothing is to be said before
    }

    @Override
    public void ended(WriteAttempt attempt) {
        // nor after
    }

    @Override
    public Outcome outcome(TransactionId transaction, Deadline deadline) {
        return OutcomeInquiry.outcome(deadline, patience -> status(transaction, patience));
    }

    /** The transaction's status, as {@link OutcomeInquiry#outcome} wants it. */
    private String status(TransactionId transaction, Duration patience) {
        Lease lease;
        try {
            lease = connections.lease(patience);
        } catch (CommandFailedException away) {
            return "";
        }
        try {
            String status = Answer.await(status(lease, transaction), patience);
            lease.release();
            return status;
        } catch (CommandFailedException away) {
            lease.discard();
            return "";
        }
    }

    private static Future<String> status(Lease lease, TransactionId transaction) {
        return lease.connection()
                .preparedQuery(SessionStatements.TRANSACTION_STATUS_NUMBERED)
                .execute(Tuple.of(OutcomeInquiry.interval(transaction), transaction.number()))
                .map(rows -> rows.size() == 0 ? "" : text(rows.iterator().next()));
    }

    private static String text(Row row) {
        @Nullable String status = row.getString(0);
        return status == null ? "" : status;
    }
}
