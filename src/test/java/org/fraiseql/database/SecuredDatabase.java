package org.fraiseql.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Access to an {@link EmbeddedDatabase} as an administrator sets it up. The server runs as a user of its own when the tests are root's, so files are
 * given to it by SQL.
 */
public final class SecuredDatabase {
    private final EmbeddedDatabase database;

    public SecuredDatabase(EmbeddedDatabase database) {
        this.database = database;
    }

    public void offerTls(Certificates authority, Path certificate) throws SQLException, IOException {
        try (Connection connection = database.connect("postgres");
                Statement statement = connection.createStatement()) {
            Path data = Path.of(text(statement, "SHOW data_directory"));
            copy(certificate, data.resolve("server.crt"));
            copy(authority.key(), data.resolve("server.key"));
            copy(authority.root(), data.resolve("root.crt"));
            statement.execute("ALTER SYSTEM SET ssl_ca_file = 'root.crt'");
            statement.execute("ALTER SYSTEM SET ssl = on");
        }
        reload("ssl", "on");
    }

    /** Clients' certificates are those of this authority from now on, whoever has signed the server's. */
    public void trustClientsOf(Certificates authority) throws SQLException, IOException {
        try (Connection connection = database.connect("postgres");
                Statement statement = connection.createStatement()) {
            copy(
                    authority.root(),
                    Path.of(text(statement, "SHOW data_directory")).resolve("root.crt"));
        }
        reload("ssl", "on");
    }

    public void offerNoTls() throws SQLException {
        try (Connection connection = database.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET ssl = off");
        }
        reload("ssl", "off");
    }

    /** Before the rules that are there (PostgreSQL manual, The pg_hba.conf File). */
    public void rules(String... lines) throws SQLException, IOException {
        try (Connection connection = database.connect("postgres");
                Statement statement = connection.createStatement()) {
            Path file = Path.of(text(statement, "SHOW hba_file"));
            Files.writeString(file, String.join("\n", lines) + "\n" + Files.readString(file));
        }
        reload("ssl", "");
    }

    /** New sessions see it soon after. */
    private void reload(String setting, String expected) throws SQLException {
        try (Connection connection = database.connect("postgres");
                Statement statement = connection.createStatement()) {
            String before = text(statement, "SELECT pg_conf_load_time()");
            statement.execute("SELECT pg_reload_conf()");
            for (int i = 0; i < 100; i++) {
                statement.execute("SELECT pg_sleep(0.1)");
                if (!text(statement, "SELECT pg_conf_load_time()").equals(before)
                        && (expected.isEmpty()
                                || text(statement, "SHOW " + setting).equals(expected))) {
                    return;
                }
            }
        }
        throw new IllegalStateException(setting + " did not become " + expected);
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Keeps owner and mode of the folder's other files as far as we may. */
    private static void copy(Path from, Path to) throws IOException {
        Files.deleteIfExists(to);
        Files.copy(from, to, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Files.setOwner(to, Files.getOwner(to.getParent()));
    }
}
