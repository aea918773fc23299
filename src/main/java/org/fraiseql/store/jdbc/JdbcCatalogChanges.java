package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.store.CatalogChanges;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens on a connection of the pool, which is kept until it is closed. JDBC has no notifications, so the driver itself is asked. */
public final class JdbcCatalogChanges implements CatalogChanges {
    private final Connections connections;
    private final Connection connection;
    private final PGConnection driver;
    private final JdbcErrors errors;

    private JdbcCatalogChanges(Connections connections, Connection connection, PGConnection driver, JdbcErrors errors) {
        this.connections = connections;
        this.connection = connection;
        this.driver = driver;
        this.errors = errors;
    }

    /** @param queryTimeout only for the wording of errors */
    public static CatalogChanges open(Connections connections, Duration queryTimeout) {
        JdbcErrors errors = new JdbcErrors(queryTimeout);
        Connection connection = connections.acquire();
        try (Statement statement = connection.createStatement()) {
            statement.execute(SessionStatements.LISTEN);
            return new JdbcCatalogChanges(connections, connection, connection.unwrap(PGConnection.class), errors);
        } catch (SQLException e) {
            connections.release(connection);
            throw errors.statementFailed(e);
        }
    }

    @Override
    public boolean await(Duration patience) {
        try {
            PGNotification[] notifications = driver.getNotifications((int) patience.toMillis());
            return notifications != null && notifications.length > 0;
        } catch (SQLException e) {
            throw errors.statementFailed(e);
        }
    }

    @Override
    public void close() {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SessionStatements.UNLISTEN);
        } catch (SQLException e) {
            // a broken connection listens no more
        } finally {
            connections.release(connection);
        }
    }
}
