package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How the container is made to empty its pool. JDBC has no word for it: a connection is broken and then shown to the container, which takes what it sees fail
 * for the sign that the database was away, and throws away the others with it ({@code EntirePool} in both set-ups).
 *
 * <p>{@link Connection#abort} alone does not do: Open Liberty then throws away the aborted connection and none of the others. It forgets that a connection
 * was aborted when the abort fails, so it is done, and fails.
 */
final class Eviction {
    private static final System.Logger LOG = System.getLogger(Eviction.class.getName());

    private Eviction() {}

    /** Thrown through the driver and caught here, or by the container. */
    private static final class Evicted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Evicted() {
            super("thrown away", null, false, false);
        }
    }

    /** Returns at once, whatever the network does: nothing is sent. The connection is still to be closed. */
    static void evict(Connection connection) {
        try {
            connection.abort(Eviction::runAndFail);
        } catch (SQLException | Evicted e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection is thrown away", e);
        }
        show(connection);
    }

    /** The container drops this connection, and keeps the others. */
    static void dropOne(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection is dropped", e);
        }
    }

    private static void runAndFail(Runnable abort) {
        abort.run();
        throw new Evicted();
    }

    private static void show(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            LOG.log(System.Logger.Level.WARNING, "A connection that was thrown away still makes {0}", statement);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "The container has seen the broken connection", e);
        }
    }
}
