package org.fraiseql.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.store.ReadCancelledException;
import org.fraiseql.support.Deadline;

/** The reads that threads are waiting for. */
final class RunningReads implements ReadCancellation {
    private final RunningStatements running = new RunningStatements();

    /**
     * Runs a statement, or several of which one has rows.
     *
     * @param passedOver how many results that are rows come before those that are asked for
     * @throws ReadCancelledException when it was cancelled meanwhile
     */
    ResultSet execute(PreparedStatement statement, Deadline deadline, int passedOver) throws SQLException {
        try {
            boolean isRows = running.execute(statement, deadline);
            int left = passedOver;
            while (!isRows || left > 0) {
                if (isRows) {
                    left--;
                } else if (statement.getUpdateCount() < 0) {
                    throw new IllegalStateException("the statement has no rows, not even none");
                }
                isRows = statement.getMoreResults();
            }
            return statement.getResultSet();
        } catch (RunningStatements.GivenUpException e) {
            throw new ReadCancelledException(e);
        }
    }

    /**
     * Waits for the row with which more of a statement's rows come.
     *
     * @throws ReadCancelledException when it was cancelled meanwhile
     */
    boolean fetch(PreparedStatement statement, JdbcRows.Next next, Deadline deadline) throws SQLException {
        try {
            return running.fetch(statement, next, deadline);
        } catch (RunningStatements.GivenUpException e) {
            throw new ReadCancelledException(e);
        }
    }

    @Override
    public void cancelReadOf(Thread thread) {
        running.giveUp(thread);
    }

    void cancelOverdue() {
        running.cancelOverdue();
    }
}
