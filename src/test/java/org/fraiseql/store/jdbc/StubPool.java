package org.fraiseql.store.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A datasource that notes each call as {@code Connection.setAutoCommit false}, fails where it is told to, and else succeeds with an empty result. */
final class StubPool implements InvocationHandler {
    private static final Class<?>[] TYPES = {
        DataSource.class, Connection.class, PreparedStatement.class, Statement.class, ResultSet.class
    };

    private final List<String> calls = new ArrayList<>();
    private final Map<String, Deque<SQLException>> failures = new LinkedHashMap<>();
    private final Map<String, Object> answers = new LinkedHashMap<>();
    private boolean isBroken;

    StubPool() {
        answer("PreparedStatement.execute", true);
        answer("Connection.isValid", true);
    }

    DataSource dataSource() {
        return (DataSource) stub(DataSource.class);
    }

    /** What has been called, in order. */
    List<String> calls() {
        return calls;
    }

    /** The next calls of the method fail, one after the other. */
    StubPool fails(String method, SQLException... failing) {
        failures.put(method, new ArrayDeque<>(Arrays.asList(failing)));
        return this;
    }

    StubPool answer(String method, Object result) {
        answers.put(method, result);
        return this;
    }

    private Object stub(Class<?> type) {
        return Proxy.newProxyInstance(StubPool.class.getClassLoader(), new Class<?>[] {type}, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws SQLException {
        String name = proxy.getClass().getInterfaces()[0].getSimpleName() + "." + method.getName();
        Object first = arguments == null ? "" : arguments[0];
        calls.add(first instanceof Boolean || first instanceof Integer ? name + " " + first : name);
        switch (name) {
            case "DataSource.getConnection" -> isBroken = false;
            case "Connection.abort" -> ((Executor) first).execute(this::breakConnection);
            case "Connection.createStatement" -> checkBroken();
            default -> {}
        }
        Deque<SQLException> failing = failures.getOrDefault(name, new ArrayDeque<>());
        if (!failing.isEmpty()) {
            throw failing.pop();
        }
        return answers.containsKey(name) ? answers.get(name) : otherwise(method.getReturnType());
    }

    private void breakConnection() {
        calls.add("broken");
        isBroken = true;
    }

    private void checkBroken() throws SQLException {
        if (isBroken) {
            throw new SQLException("This connection has been closed.", "08003");
        }
    }

    private @Nullable Object otherwise(Class<?> type) {
        if (Arrays.asList(TYPES).contains(type)) {
            return stub(type);
        }
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? 0 : null;
    }
}
