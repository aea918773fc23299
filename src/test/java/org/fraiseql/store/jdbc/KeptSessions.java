package org.fraiseql.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;

/** A pool that keeps its sessions, and drops all that nobody uses when one of them is found broken, as containers do. */
final class KeptSessions {
    private final DataSource driver;
    private final Deque<Connection> idle = new ArrayDeque<>();

    KeptSessions(DataSource driver) {
        this.driver = driver;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                KeptSessions.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, given) -> handle(take()));
    }

    private synchronized Connection take() throws SQLException {
        return idle.isEmpty() ? open() : idle.pop();
    }

    private Connection open() throws SQLException {
        Connection session = driver.getConnection();
        try (Statement statement = session.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
        }
        return session;
    }

    private Connection handle(Connection session) {
        return (Connection) Proxy.newProxyInstance(
                KeptSessions.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                    if (method.getName().equals("close")) {
                        giveBack(session);
                        return null;
                    }
                    try {
                        return method.invoke(session, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private synchronized void giveBack(Connection session) throws SQLException {
        if (session.isClosed()) {
            close();
        } else {
            idle.push(session);
        }
    }

    synchronized void close() throws SQLException {
        List<Connection> all = new ArrayList<>(idle);
        idle.clear();
        for (Connection session : all) {
            session.close();
        }
    }
}
