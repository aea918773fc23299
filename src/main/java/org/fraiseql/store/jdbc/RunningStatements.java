package org.fraiseql.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.ThreadSlots;
import org.jspecify.annotations.Nullable;

/** The statements that threads are waiting for, so that they can be ended from outside. Thread-safe. */
final class RunningStatements {
    private static final System.Logger LOG = System.getLogger(RunningStatements.class.getName());

    private static final long BETWEEN_CANCELS_NANOS = Duration.ofSeconds(2).toNanos();

    private final ThreadSlots<Running> running = new ThreadSlots<>();

    private static final class Running {
        private final PreparedStatement statement;
        private final Deadline deadline;
        private boolean isCancelled;
        private long cancelledAt;
        private volatile boolean isGivenUp;

        Running(PreparedStatement statement, Deadline deadline) {
            this.statement = statement;
            this.deadline = deadline;
        }

        void cancel() {
            if (!isCancelDue(System.nanoTime())) {
                return;
            }
            try {
                statement.cancel();
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.DEBUG, "The statement ended by itself, or its server is away", e);
            }
        }

        /** Not all the time, as each costs a connection to PostgreSQL; but again, as one that comes before the statement has begun is not heard. */
        private synchronized boolean isCancelDue(long now) {
            if (isCancelled && now - cancelledAt < BETWEEN_CANCELS_NANOS) {
                return false;
            }
            isCancelled = true;
            cancelledAt = now;
            return true;
        }
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
        return waitFor(statement, statement::execute, deadline);
    }

    /** The same for the row with which more of a statement's rows come. @return whether there is one */
    boolean fetch(PreparedStatement statement, JdbcRows.Next next, Deadline deadline) throws SQLException {
        deadline.check();
        return waitFor(statement, next, deadline);
    }

    private boolean waitFor(PreparedStatement statement, JdbcRows.Next answer, Deadline deadline) throws SQLException {
        AtomicReference<@Nullable Running> own = running.own();
        Running now = new Running(statement, deadline);
        own.set(now);
        try {
            return answer.row();
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
