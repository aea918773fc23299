package org.fraiseql.container;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.fraiseql.database.EmbeddedDatabase;

/** SQL beside the product, as the superuser. */
final class Databases {
    private Databases() {}

    static void run(EmbeddedDatabase server, String database, String... commands) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
