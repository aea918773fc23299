package org.fraiseql.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.store.ReadCancelledException;
import org.fraiseql.support.ThreadSlots;
import org.jspecify.annotations.Nullable;

/** The statements that threads are waiting for. */
final class RunningReads implements ReadCancellation {
    private static final System.Logger LOG = System.getLogger(RunningReads.class.getName());

    private final ThreadSlots<Running> running = new ThreadSlots<>();

    private static final class Running {
        private final PreparedStatement statement;
        private volatile boolean isCancelled;

        Running(PreparedStatement statement) {
            this.statement = statement;
        }
    }

    /**
     * Runs a statement, or several of which one has rows.
     *
     * @throws ReadCancelledException when it was cancelled meanwhile
     */
    ResultSet execute(PreparedStatement statement) throws SQLException {
        AtomicReference<@Nullable Running> own = running.own();
        Running now = new Running(statement);
        own.set(now);
        try {
            return rows(statement);
        } catch (SQLException e) {
            if (now.isCancelled) {
                throw new ReadCancelledException(e);
            }
            throw e;
        } finally {
            own.set(null);
        }
    }

    private static ResultSet rows(PreparedStatement statement) throws SQLException {
        boolean isRows = statement.execute();
        while (!isRows) {
            if (statement.getUpdateCount() < 0) {
                throw new IllegalStateException("the statement has no rows, not even none");
            }
            isRows = statement.getMoreResults();
        }
        return statement.getResultSet();
    }

    @Override
    public void cancelReadOf(Thread thread) {
        running.forEach(slot -> {
            Running now = slot.get();
            if (now != null && thread.equals(slot.thread())) {
                cancel(now);
            }
        });
    }

    private static void cancel(Running now) {
        now.isCancelled = true;
        try {
            now.statement.cancel();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "The statement ended by itself, or its server is away", e);
        }
    }
}
