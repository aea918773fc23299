package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
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

/**
 * Statements on one connection; begin and end of the transaction are JTA's. Each of a caller's says anew as whom it runs: on a datasource that takes no part in
 * JTA each would be a transaction of its own, and what was said before gone.
 */
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
    private final CallerSettings caller;
    private final DatabaseUse use;
    private final RunningStatements running;
    private @Nullable PreparedStatement current;
    private boolean isLost;
    /** The driver has ended the connection, and no other of the pool is to blame. */
    private boolean wereRowsTooLong;

    private boolean hasFailed;
    private boolean isOfCaller;
    private @Nullable RoleBefore before;

    JdbcWriteSession(
            Connections connections,
            Connection connection,
            JdbcErrors errors,
            WriteAttempt attempt,
            boolean isOwnTransaction,
            RequestTerms terms,
            RunningStatements running) {
        this.connections = connections;
        this.connection = connection;
        this.errors = errors;
        this.attempt = attempt;
        this.isOwnTransaction = isOwnTransaction;
        this.deadline = terms.deadline();
        this.caller = terms.caller();
        this.use = terms.use();
        this.running = running;
    }

    @Override
    public Rows run(BoundStatement bound) {
        try {
            closeCurrent();
            deadline.check();
            RemainingTime.tell(deadline, connection);
            keepRole();
            PreparedStatement statement = PreparedTexts.prepared(
                    connection, caller.before(bound.statement().jdbcText()));
            current = statement;
            FetchSize size = new FetchSize(bound.statement().columnCount());
            if (!bound.isShort()) {
                statement.setFetchSize(size.first());
            }
            bind(statement, bind(statement, 1, caller.binds()), bound.values());
            boolean hasRows = running.execute(statement, deadline);
            if (!caller.isNone()) {
                isOfCaller = true;
                hasRows = statement.getMoreResults();
            }
            // CALL of a procedure without output arguments has no result
            return hasRows ? rows(statement, bound, size) : NO_ROWS;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Rows rows(PreparedStatement statement, BoundStatement bound, FetchSize size) throws SQLException {
        ResultSet result = statement.getResultSet();
        JdbcRows.Next next = bound.isShort()
                ? result::next
                : new Fetching(result, size, row -> running.fetch(statement, row, deadline));
        return new JdbcRows(result, next, use, this::failed);
    }

    private void keepRole() throws SQLException {
        if (!caller.isNone() && before == null) {
            before = isOwnTransaction ? RoleBefore.OF_SESSION : RoleBefore.of(connection);
        }
    }

    private static int bind(PreparedStatement statement, int first, List<String> values) throws SQLException {
        int next = first;
        for (String value : values) {
            statement.setObject(next++, value, Types.OTHER);
        }
        return next;
    }

    @Override
    public void leaveCaller() {
        RoleBefore owner = before;
        if (owner == null || !isOfCaller || isLost || hasFailed) {
            return;
        }
        try {
            closeCurrent();
            owner.restore(connection);
            isOfCaller = false;
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
            // triggers that were deferred run now, and must not be allowed more than the caller
            keepRole();
            try (PreparedStatement statement =
                    connection.prepareStatement(caller.before(SessionStatements.CHECK_DEFERRED))) {
                bind(statement, 1, caller.binds());
                statement.execute();
                isOfCaller = !caller.isNone();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private EngineException failed(SQLException e) {
        hasFailed = true;
        isLost |= JdbcErrors.isConnectionLost(e);
        wereRowsTooLong |= JdbcErrors.isOfTooLongRows(e);
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
            if (!isOwnTransaction) {
                leaveCaller();
            }
        } catch (EngineException e) {
            // the failure has marked the session; the transaction's owner meets it at the next statement
        } catch (SQLException e) {
            isLost |= JdbcErrors.isConnectionLost(e);
        }
        if (wereRowsTooLong) {
            connections.drop(connection);
        } else if (isLost) {
            connections.discard(connection);
        } else {
            connections.release(connection);
        }
    }
}
