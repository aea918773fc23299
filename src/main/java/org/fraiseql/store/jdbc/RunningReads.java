package org.fraiseql.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.store.ReadCancelledException;

/** The statements that threads are waiting for. */
final class RunningReads implements ReadCancellation {
    private static final System.Logger LOG = System.getLogger(RunningReads.class.getName());

    private final Map<Thread, Running> running = new ConcurrentHashMap<>();

    private static final class Running {
        private final PreparedStatement statement;
        private volatile boolean isCancelled;

        Running(PreparedStatement statement) {
            this.statement = statement;
        }
    }

    /** @throws ReadCancelledException when it was cancelled meanwhile */
    ResultSet execute(PreparedStatement statement) throws SQLException {
        Thread thread = Thread.currentThread();
        Running now = new Running(statement);
        running.put(thread, now);
        try {
            return statement.executeQuery();
        } catch (SQLException e) {
            if (now.isCancelled) {
                throw new ReadCancelledException(e);
            }
            throw e;
        } finally {
            running.remove(thread);
        }
    }

    @Override
    public void cancelReadOf(Thread thread) {
        Running now = running.get(thread);
        if (now == null) {
            return;
        }
        now.isCancelled = true;
        try {
            now.statement.cancel();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "The statement ended by itself, or its server is away", e);
        }
    }
}
