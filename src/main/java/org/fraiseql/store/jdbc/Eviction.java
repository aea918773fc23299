package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How a connection is kept from going back into the container's pool. JDBC has no word for it: the connection is broken, and then shown to the container,
 * which throws away what it sees fail.
 */
final class Eviction {
    private static final System.Logger LOG = System.getLogger(Eviction.class.getName());

    private Eviction() {}

    /** Returns at once, whatever the network does: nothing is sent. */
    static void evict(Connection connection) {
        abort(connection);
        show(connection);
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "The connection was broken already", e);
        }
    }

    private static void show(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            LOG.log(System.Logger.Level.DEBUG, "{0} of a connection that was broken", statement);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "The container knows of the broken connection", e);
        }
    }
}
