package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.Backend;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.SqlStates;
import org.fraiseql.store.TransientFailure;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.DatabaseConfig;

/** Runs statements through a {@link DataSource}, in a container the one of the container. Needs pgjdbc in text transfer ({@code binaryTransfer=false}). */
public final class JdbcBackend implements Backend {
    private final Connections connections;
    private final JdbcErrors errors;
    private final boolean retryTimeouts;
    private final RunningReads running = new RunningReads();

    /** A backend for a datasource whose connections cannot die unseen. */
    public JdbcBackend(DataSource dataSource, Duration queryTimeout, int maxConnections) {
        this(dataSource, dataSource, new JdbcErrors(queryTimeout), Checkout.untested(maxConnections), false);
    }

    /** @param inTransactions the same pool, whose handles are one and the same connection within a JTA transaction */
    public JdbcBackend(DataSource dataSource, DataSource inTransactions, DatabaseConfig config) {
        this(
                dataSource,
                inTransactions,
                new JdbcErrors(config.queryTimeout()),
                Checkout.of(config),
                config.retryTimeouts());
    }

    private JdbcBackend(
            DataSource dataSource,
            DataSource inTransactions,
            JdbcErrors errors,
            Checkout checkout,
            boolean retryTimeouts) {
        this.errors = errors;
        this.connections = new Connections(dataSource, inTransactions, errors, checkout);
        this.retryTimeouts = retryTimeouts;
    }

    @Override
    public ReadSession open(List<BoundStatement> statements, RequestTerms terms) {
        try {
            JdbcReadSession session = begin(statements, terms);
            if (terms.holdsRows() || !session.mayReadRowByRow()) {
                return session;
            }
            session.close(); // nothing of what has come was told; the statement knows now that its rows are long
            return begin(statements, terms);
        } catch (EngineException e) {
            throw isWorthAnotherAttempt(e.code()) ? new TransientFailure(e) : e;
        }
    }

    private JdbcReadSession begin(List<BoundStatement> statements, RequestTerms terms) {
        terms.use().waits();
        return begun(
                connections.acquire(terms.deadline()),
                terms,
                connection -> JdbcReadSession.own(connections, connection, statements, errors, running, terms));
    }

    /** The connection goes back, whatever fails before there is a session that gives it back. */
    private JdbcReadSession begun(
            Connection connection, RequestTerms terms, Function<Connection, JdbcReadSession> opening) {
        JdbcReadSession session;
        try {
            terms.use().connected();
            session = opening.apply(connection);
        } catch (RuntimeException | Error e) {
            connections.release(connection);
            throw e;
        }
        try {
            session.begin();
            return session;
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    /** What took too long once would take as long again, and the database is busy with it. */
    private boolean isWorthAnotherAttempt(ErrorCode code) {
        return SqlStates.isTransient(code) && (retryTimeouts || code != ErrorCode.QUERY_TIMEOUT);
    }

    /** Reads in the JTA transaction of the thread, which see what it has written. They are not run again: a failure leaves the transaction nothing but its end. */
    public Backend inTransaction() {
        return (statements, terms) -> {
            terms.use().waits();
            return begun(
                    connections.acquireInTransaction(),
                    terms,
                    connection -> JdbcReadSession.joined(connections, connection, statements, errors, terms));
        };
    }

    /** Cancellation of reads that are not part of a JTA transaction. */
    public ReadCancellation cancellation() {
        return running;
    }

    /** Ends reads whose deadline is over. */
    public void cancelOverdue() {
        running.cancelOverdue();
    }

    public Connections connections() {
        return connections;
    }
}
