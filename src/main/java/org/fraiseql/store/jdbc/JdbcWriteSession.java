package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.store.Rows;
import org.fraiseql.store.WriteAttempt;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;

/** Statements on one connection; begin and end of the transaction are JTA's. */
final class JdbcWriteSession implements WriteSession {
    private static final Rows NO_ROWS = new Rows() {
        @Override
        public boolean next() {
            return false;
        }

        @Override
        public byte @Nullable [] column(int index) {
            throw new IllegalStateException("there is no row");
        }
    };

    private final Connections connections;
    private final Connection connection;
    private final JdbcErrors errors;
    private final WriteAttempt attempt;
    private final boolean isOwnTransaction;
    private final Deadline deadline;
    private final RunningStatements running;
    private @Nullable PreparedStatement current;
    private boolean isLost;

    JdbcWriteSession(
            Connections connections,
            Connection connection,
            JdbcErrors errors,
            WriteAttempt attempt,
            boolean isOwnTransaction,
            Deadline deadline,
            RunningStatements running) {
        this.connections = connections;
        this.connection = connection;
        this.errors = errors;
        this.attempt = attempt;
        this.isOwnTransaction = isOwnTransaction;
        this.deadline = deadline;
        this.running = running;
    }

    @Override
    public Rows run(BoundStatement bound) {
        try {
            closeCurrent();
            deadline.check();
            RemainingTime.tell(deadline, connection);
            PreparedStatement statement =
                    connection.prepareStatement(bound.statement().jdbcText());
            current = statement;
            List<String> values = bound.values();
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i), Types.OTHER);
            }
            // CALL of a procedure without output arguments has no result
            return running.execute(statement, deadline)
                    ? new JdbcRows(statement.getResultSet(), this::failed)
                    : NO_ROWS;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void recordTransactionId(String number) {
        attempt.recordTransactionId(number);
    }

    @Override
    public void checkDeferred() {
        if (!isOwnTransaction) {
            return;
        }
        try {
            closeCurrent();
            try (Statement statement = connection.createStatement()) {
                statement.execute(SessionStatements.CHECK_DEFERRED);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private EngineException failed(SQLException e) {
        isLost |= JdbcErrors.isConnectionLost(e);
        if (JdbcErrors.isReadOnlySession(e)) {
            connections.foundReadOnly();
        }
        return errors.statementFailed(e, deadline);
    }

    private void closeCurrent() throws SQLException {
        PreparedStatement ended = current;
        current = null;
        if (ended != null) {
            ended.close();
        }
    }

    @Override
    public void close() {
        try {
            closeCurrent();
        } catch (SQLException e) {
            isLost |= JdbcErrors.isConnectionLost(e);
        }
        if (isLost) {
            connections.discard(connection);
        } else {
            connections.release(connection);
        }
    }
}
