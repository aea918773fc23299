package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.Backend;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.SqlStates;
import org.fraiseql.store.TransientFailure;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;

/** Runs statements through a {@link DataSource}, in a container the one of the container. Needs pgjdbc in text transfer ({@code binaryTransfer=false}). */
public final class JdbcBackend implements Backend {
    private final Connections connections;
    private final JdbcErrors errors;
    private final RunningReads running = new RunningReads();

    /** A backend for a datasource whose connections cannot die unseen. */
    public JdbcBackend(DataSource dataSource, Duration queryTimeout, int maxConnections) {
        this(dataSource, dataSource, queryTimeout, maxConnections, false);
    }

    /**
     * @param inTransactions the same pool, whose handles are one and the same connection within a JTA transaction
     * @param testOnCheckout whether pooled connections that were quiet for a while are asked before they are used
     */
    public JdbcBackend(
            DataSource dataSource,
            DataSource inTransactions,
            Duration queryTimeout,
            int maxConnections,
            boolean testOnCheckout) {
        this.errors = new JdbcErrors(queryTimeout);
        this.connections = new Connections(dataSource, inTransactions, errors, maxConnections, testOnCheckout);
    }

    @Override
    public ReadSession open(List<BoundStatement> statements, Deadline deadline) {
        try {
            Connection connection = connections.acquire();
            JdbcReadSession session =
                    JdbcReadSession.own(connections, connection, statements, errors, running, deadline);
            try {
                session.begin();
            } catch (SQLException e) {
                session.close();
                throw errors.statementFailed(e);
            } catch (RuntimeException e) {
                session.close();
                throw e;
            }
            return session;
        } catch (EngineException e) {
            throw SqlStates.isTransient(e.code()) ? new TransientFailure(e) : e;
        }
    }

    /** Reads in the JTA transaction of the thread, which see what it has written. They are not run again: a failure leaves the transaction nothing but its end. */
    public Backend inTransaction() {
        return (statements, deadline) -> {
            JdbcReadSession session = JdbcReadSession.joined(
                    connections, connections.acquireInTransaction(), statements, errors, deadline);
            try {
                session.begin();
                return session;
            } catch (SQLException e) {
                session.close();
                throw errors.statementFailed(e);
            } catch (RuntimeException e) {
                session.close();
                throw e;
            }
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
