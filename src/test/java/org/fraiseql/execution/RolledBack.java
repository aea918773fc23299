package org.fraiseql.execution;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.WriteAttempt;
import org.fraiseql.store.WriteSession;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcWrites;
import org.fraiseql.support.Deadline;

/** A transaction of the database that leaves nothing behind, unless it is kept: what JTA is in the container. Sequences start at 100, as they are not rolled back. */
public final class RolledBack implements AutoCloseable {
    private static final String RESTART_SEQUENCES =
            "SELECT setval(oid::regclass, 100, false) FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace";

    private final Connection connection;
    private final Duration patience;

    private RolledBack(Connection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    public static RolledBack begin(DataSource dataSource, Duration patience) {
        RolledBack begun = beginAsIs(dataSource, patience);
        try (Statement statement = begun.connection.createStatement()) {
            statement.execute(RESTART_SEQUENCES);
            return begun;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One whose sequences go on from where they are: for rows that stay. */
    public static RolledBack beginAsIs(DataSource dataSource, Duration patience) {
        try {
            Connection connection = dataSource.getConnection();
            connection.setAutoCommit(false);
            return new RolledBack(connection, patience);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For transactions of others: sequences have none. */
    public static void restartSequences(DataSource dataSource) {
        begin(dataSource, Duration.ZERO).close();
    }

    public WriteSession session() {
        return session(RequestTerms.until(Deadline.NEVER));
    }

    public WriteSession session(RequestTerms terms) {
        JdbcBackend backend = new JdbcBackend(only(connection), patience, 1);
        return new JdbcWrites(backend.connections(), patience, Optional.empty()).open(true, new WriteAttempt(), terms);
    }

    /** One connection for all, as in a JTA transaction: its handles are closed, and the connection is not. */
    public static DataSource only(Connection connection) {
        ClassLoader loader = RolledBack.class.getClassLoader();
        Object handle =
                Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
        return (DataSource)
                Proxy.newProxyInstance(loader, new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> handle);
    }

    /** Commits what was done so far. */
    public void keep() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
