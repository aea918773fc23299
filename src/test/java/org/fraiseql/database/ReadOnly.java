package org.fraiseql.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Tells a server to take changes or none, as who fences a former primary does: its sessions are kept, and hear of it. */
public final class ReadOnly {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ReadOnly() {}

    public static void takesNoChanges(EmbeddedDatabase database) throws SQLException, InterruptedException {
        set(database, "ALTER SYSTEM SET default_transaction_read_only = on", "on");
    }

    public static void takesChanges(EmbeddedDatabase database) throws SQLException, InterruptedException {
        set(database, "ALTER SYSTEM RESET default_transaction_read_only", "off");
    }

    /** Returns when new sessions have heard of it. */
    private static void set(EmbeddedDatabase database, String change, String state)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = database.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(change);
            statement.execute("SELECT pg_reload_conf()");
            while (!state.equals(state(statement))) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("PostgreSQL has not read its configuration anew");
                }
                Thread.sleep(10);
            }
        }
    }

    private static String state(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW transaction_read_only")) {
            row.next();
            return row.getString(1);
        }
    }
}
