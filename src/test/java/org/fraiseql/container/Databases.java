package org.fraiseql.container;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.fraiseql.database.EmbeddedDatabase;

/** SQL beside the product, as the superuser. */
public final class Databases {
    private Databases() {}

    public static void run(EmbeddedDatabase server, String database, String... commands) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The one value that a query gives; empty for NULL. */
    public static String text(EmbeddedDatabase server, String database, String query) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            String text = row.next() ? row.getString(1) : null;
            return text == null ? "" : text;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Sessions in the middle of a statement or transaction. The product's own, which waits for news of the catalog, is idle and not among them. */
    public static int busySessions(EmbeddedDatabase server, String database) throws SQLException {
        try (Connection connection = server.connect("postgres");
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND state <> 'idle'")) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
