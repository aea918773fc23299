package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fraiseql.catalog.Assurances.UnkeptSettings;
import org.fraiseql.sql.SessionStatements;
import org.postgresql.PGConnection;

/**
 * Whether sessions have the settings that answers depend on. The datasource makes them when it connects; behind a pooler that gives each transaction another
 * session (PgBouncer in transaction mode) they hold only if they are defaults of the role. A pooler is known by the number of the server's process, which it
 * makes up for its clients.
 */
final class SessionSettings {
    private SessionSettings() {}

    static UnkeptSettings unkept(Connection connection, Duration queryTimeout) throws SQLException {
        List<String> settings = new ArrayList<>();
        boolean isPooled = false;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SessionStatements.SETTINGS)) {
            while (row.next()) {
                isPooled = isPooled(connection, row.getInt(1));
                String name = row.getString(2);
                boolean isOurs = isOurs(name, row.getString(3)) && (!isPooled || isOurs(name, row.getString(4)));
                boolean isNeeded = !name.equals("statement_timeout") || queryTimeout.isPositive();
                if (isNeeded && !isOurs) {
                    settings.add(wanted(name, queryTimeout));
                }
            }
        }
        return new UnkeptSettings(isPooled, settings);
    }

    /** Where the application does not see the driver, it can't tell. */
    private static boolean isPooled(Connection connection, int process) throws SQLException {
        try {
            return connection.isWrapperFor(PGConnection.class)
                    && connection.unwrap(PGConnection.class).getBackendPID() != process;
        } catch (NoClassDefFoundError driverOfTheServerAlone) {
            return false;
        }
    }

    private static boolean isOurs(String name, String value) {
        return switch (name) {
            case "TimeZone" -> List.of("UTC", "ETC/UTC", "GMT", "Z", "ZULU").contains(value.toUpperCase(Locale.ROOT));
            case "DateStyle" -> value.startsWith("ISO");
            case "IntervalStyle" -> value.equals("postgres");
            case "bytea_output" -> value.equals("hex");
            default -> !value.equals("0");
        };
    }

    private static String wanted(String name, Duration queryTimeout) {
        return switch (name) {
            case "TimeZone" -> "\"TimeZone\" = 'UTC'";
            case "DateStyle" -> "\"DateStyle\" = 'ISO'";
            case "IntervalStyle" -> "\"IntervalStyle\" = 'postgres'";
            case "bytea_output" -> "bytea_output = 'hex'";
            default -> "statement_timeout = " + queryTimeout.toMillis();
        };
    }
}
