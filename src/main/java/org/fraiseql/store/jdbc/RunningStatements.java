package org.fraiseql.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.ThreadSlots;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The statements that threads are waiting for, so that they can be ended from outside. Thread-safe. */
final class RunningStatements {
    private static final System.Logger LOG = System.getLogger(RunningStatements.class.getName());

    private static final long BETWEEN_CANCELS_NANOS = Duration.ofSeconds(2).toNanos();

    private final ThreadSlots<Running> running = new ThreadSlots<>();

    private static final class Running {
        private final Cancellation cancellation;
        private final Deadline deadline;
        private boolean hasEnded;
        private boolean isCancelled;
        private long cancelledAt;
        private volatile boolean isGivenUp;

        Running(Cancellation cancellation, Deadline deadline) {
            this.cancellation = cancellation;
            this.deadline = deadline;
        }

        synchronized void cancel() {
            if (hasEnded || !isCancelDue(System.nanoTime())) {
                return;
            }
            try {
                cancellation.send();
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.DEBUG, "The statement ended by itself, or its server is away", e);
            }
        }

        /** Not all the time, as each costs a connection to PostgreSQL; but again, as one that comes before the statement has begun is not heard. */
        private boolean isCancelDue(long now) {
            if (isCancelled && now - cancelledAt < BETWEEN_CANCELS_NANOS) {
                return false;
            }
            isCancelled = true;
            cancelledAt = now;
            return true;
        }

        /** Waits while it is being cancelled: a cancellation that comes later would hit what the session does next. */
        synchronized void end() {
            hasEnded = true;
        }
    }

    /** Asks PostgreSQL to end what a session is at. */
    private interface Cancellation {
        void send() throws SQLException;
    }

    /** Waits for PostgreSQL. */
    private interface Answer {
        boolean await() throws SQLException;
    }

    /** A statement that nobody wants to end any more. */
    static final class GivenUpException extends SQLException {
        private static final long serialVersionUID = 1L;

        GivenUpException(SQLException cause) {
            super(cause);
        }
    }

    /**
     * Runs a statement. @return whether its first result is rows
     *
     * @throws GivenUpException when its caller was given up meanwhile, see {@link #giveUp}
     */
    boolean execute(PreparedStatement statement, Deadline deadline) throws SQLException {
        return waitFor(statement::execute, new Running(statement::cancel, deadline));
    }

    /** Fetches the row with which the next part of a statement's rows comes. @return whether there is one */
    boolean fetch(PreparedStatement statement, JdbcRows.Next next, Deadline deadline) throws SQLException {
        deadline.check();
        // the driver's statements can be cancelled while they are executed, not while their rows are fetched
        Running now = new Running(
                () -> statement.getConnection().unwrap(PGConnection.class).cancelQuery(), deadline);
        try {
            return waitFor(next::row, now);
        } finally {
            now.end();
        }
    }

    private boolean waitFor(Answer answer, Running now) throws SQLException {
        AtomicReference<@Nullable Running> own = running.own();
        own.set(now);
        try {
            return answer.await();
        } catch (SQLException e) {
            throw now.isGivenUp ? new GivenUpException(e) : e;
        } finally {
            own.set(null);
        }
    }

    /** Ends the statement that the thread is waiting for, because nobody waits for its answer. */
    void giveUp(Thread thread) {
        running.forEach(slot -> {
            Running now = slot.get();
            if (now != null && thread.equals(slot.thread())) {
                now.isGivenUp = true;
                now.cancel();
            }
        });
    }

    /** Ends the statements whose deadline is over. */
    void cancelOverdue() {
        running.forEach(slot -> {
            Running now = slot.get();
            if (now != null && now.deadline.isOver()) {
                now.cancel();
            }
        });
    }
}
