package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.store.CatalogChanges;
import org.fraiseql.store.HealthReport;
import org.fraiseql.support.EngineException;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens on a connection of the pool, which is kept until it is closed. JDBC has no notifications, so the driver itself is asked. */
public final class JdbcCatalogChanges implements CatalogChanges {
    private final Connections connections;
    private final Connection connection;
    private final PGConnection driver;
    private final JdbcErrors errors;
    private boolean isLost;

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
            connections.release(connection, e);
            throw errors.statementFailed(e);
        }
    }

    @Override
    public boolean await(Duration patience) {
        try {
            PGNotification[] notifications = driver.getNotifications((int) patience.toMillis());
            return notifications != null && notifications.length > 0;
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    @Override
    public HealthReport check() {
        try {
            return Ping.ask(connections, connection, System.nanoTime());
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    private EngineException lost(SQLException e) {
        isLost = true;
        return errors.statementFailed(e);
    }

    @Override
    public void close() {
        if (isLost) {
            connections.discard(connection);
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(SessionStatements.UNLISTEN);
        } catch (SQLException e) {
            connections.release(connection, e);
            return;
        }
        connections.release(connection);
    }
}
