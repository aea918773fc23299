package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
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
import org.fraiseql.support.EngineException;

/** Writes through connections of the container's pool, which enlists them in the JTA transaction of the thread. */
public final class JdbcWrites implements WriteBackend {
    private final Connections connections;
    private final JdbcErrors errors;
    private final Optional<String> isolation;
    private final RunningStatements running = new RunningStatements();

    /** @param isolation its name in SQL; empty when the database's own default is meant */
    public JdbcWrites(Connections connections, Duration queryTimeout, Optional<String> isolation) {
        this.connections = connections;
        this.errors = new JdbcErrors(queryTimeout);
        this.isolation = isolation;
    }

    @Override
    public WriteSession open(boolean isOwnTransaction, WriteAttempt attempt, RequestTerms terms) {
        terms.use().waits();
        Connection connection = isOwnTransaction ? inTurn(attempt, terms) : connections.acquireInTransaction();
        try {
            terms.use().connected();
            if (isOwnTransaction && isolation.isPresent()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(SessionStatements.isolation(isolation.get()));
                }
            }
            return new JdbcWriteSession(connections, connection, errors, attempt, isOwnTransaction, terms, running);
        } catch (SQLException e) {
            connections.release(connection, e);
            throw errors.statementFailed(e);
        } catch (RuntimeException | Error e) {
            connections.release(connection);
            throw e;
        }
    }

    /** The turn is the attempt's until it is over: so long the container keeps the connection, whatever becomes of its handles. */
    private Connection inTurn(WriteAttempt attempt, RequestTerms terms) {
        Connection connection = connections.acquireInTransaction(terms.deadline());
        attempt.keepsTurn();
        return connection;
    }

    /** Ends statements whose deadline is over; the transaction is rolled back. */
    public void cancelOverdue() {
        running.cancelOverdue();
    }

    @Override
    public void prepare(Deadline deadline) {
        connections.test(deadline);
    }

    @Override
    public void ending() {
        connections.startGivingBack();
    }

    @Override
    public void ended(WriteAttempt attempt) {
        connections.endGivingBack();
        if (attempt.hasTurn()) {
            connections.giveTurnBack();
        }
    }

    @Override
    public Outcome outcome(TransactionId transaction, Deadline deadline) {
        return OutcomeInquiry.outcome(deadline, patience -> status(transaction));
    }

    /** The transaction's status, as {@link OutcomeInquiry#outcome} wants it. */
    private String status(TransactionId transaction) {
        Connection connection;
        try {
            connection = connections.acquire();
        } catch (EngineException away) {
            return "";
        }
        try {
            String status = status(connection, transaction);
            connections.release(connection);
            return status;
        } catch (SQLException e) {
            connections.release(connection, e);
            return "";
        }
    }

    private static String status(Connection connection, TransactionId transaction) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SessionStatements.TRANSACTION_STATUS)) {
            statement.setObject(1, OutcomeInquiry.interval(transaction), Types.OTHER);
            statement.setObject(2, transaction.number(), Types.OTHER);
            try (ResultSet row = statement.executeQuery()) {
                String status = row.next() ? row.getString(1) : "";
                return status == null ? "" : status;
            }
        }
    }
}
