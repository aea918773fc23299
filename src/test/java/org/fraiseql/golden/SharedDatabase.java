package org.fraiseql.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.database.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;

/** One embedded PostgreSQL for all tests of this JVM, because starting it is the dear part. Each dump is loaded once, into a database of its own. */
final class SharedDatabase {
    private static final Map<String, SessionDataSource> DATA_SOURCES = new LinkedHashMap<>();
    private static @Nullable EmbeddedDatabase server;

    private SharedDatabase() {}

    /** The database of this name with this dump in it, loaded when it is asked for first. */
    static synchronized SessionDataSource with(String database, Path dump) {
        SessionDataSource known = DATA_SOURCES.get(database);
        if (known != null) {
            return known;
        }
        try {
            EmbeddedDatabase running = server();
            running.create(database, List.of(dump));
            SessionDataSource dataSource = new SessionDataSource(running.jdbcUrl(database));
            DATA_SOURCES.put(database, dataSource);
            return dataSource;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot load " + dump, e);
        }
    }

    /** The same with SQL of the test itself. */
    static SessionDataSource withSql(String database, String sql) {
        try {
            Path dump = Files.createTempFile("database", ".sql");
            Files.writeString(dump, sql);
            SessionDataSource loaded = with(database, dump);
            Files.delete(dump);
            return loaded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On loopback. */
    static synchronized int port() {
        return server().port();
    }

    static synchronized String url(String database) {
        return server().jdbcUrl(database);
    }

    /** Runs statements of a test itself. */
    static void execute(SessionDataSource dataSource, String... statements) {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The only value of a query of a test itself. */
    static String value(SessionDataSource dataSource, String query) {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedDatabase server() {
        EmbeddedDatabase running = server;
        if (running == null) {
            try {
                running = EmbeddedDatabase.temporary();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = running;
        }
        return running;
    }
}
