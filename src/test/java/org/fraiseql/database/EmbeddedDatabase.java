package org.fraiseql.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL 18 of our own, from binaries out of Maven Central; superuser {@code postgres}, no password, loopback only.
 *
 * <p>Thread-safe. Whoever starts it closes it. After a {@code kill -9} the next start on the same folder stops what
 * was left behind.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    public static final String HOST = "localhost";
    public static final String USER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Written when initdb has come to its end: a folder without it is the remains of an interrupted start. */
    private static final String COMPLETE = "fraiseql-complete";

    private final EmbeddedPostgres postgres;
    private final @Nullable FileLock lock;

    private EmbeddedDatabase(EmbeddedPostgres postgres, @Nullable FileLock lock) {
        this.postgres = postgres;
        this.lock = lock;
    }

    /** Empty, and gone when closed or when the JVM ends. */
    public static EmbeddedDatabase temporary() throws IOException {
        return new EmbeddedDatabase(builder().start(), null);
    }

    /**
     * In the given folder, which is kept. One process at a time. Runs until it is closed: only the caller knows who must end before it.
     *
     * @param port where it listens, unless somebody else does; then it is any
     */
    public static EmbeddedDatabase in(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        FileLock lock = lock(folder);
        Path data = folder.toAbsolutePath().resolve("postgresql-18");
        Path complete = folder.resolve(COMPLETE);
        OrphanedServer.stop(data);
        if (!Files.exists(complete)) {
            Folders.delete(data);
        }
        EmbeddedPostgres postgres = builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(free(port))
                .start();
        Files.writeString(complete, "");
        return new EmbeddedDatabase(postgres, lock);
    }

    /** The port, or any that is free where it is taken. */
    private static int free(int port) throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket socket = new ServerSocket(port, 1, here)) {
            return socket.getLocalPort();
        } catch (BindException taken) {
            return free(0);
        }
    }

    /** The build tells which binaries it has brought. */
    public static int majorVersion() {
        return Integer.parseInt(
                System.getProperty("fraiseql.postgresql.version", "18").split("\\.", 2)[0]);
    }

    /** The same order and case rules on every machine, whatever locales it has. PostgreSQL has rules of its own from version 17 on. */
    private static EmbeddedPostgres.Builder withLocale(EmbeddedPostgres.Builder builder) {
        return majorVersion() < 17
                ? builder.setLocaleConfig("locale", "C.UTF-8")
                : builder.setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setLocaleConfig("locale", "C");
    }

    static EmbeddedPostgres.Builder builder() {
        return withLocale(EmbeddedPostgres.builder())
                .setPGStartupWait(PATIENCE)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("max_connections", "200")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("jit", "off");
    }

    private static FileLock lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IOException("Another process uses the database in " + folder + ".");
        }
        return lock;
    }

    public int port() {
        return postgres.getPort();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port() + "/" + database + "?user=" + USER;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database));
    }

    /** The variables with which clients of PostgreSQL's own library, and this product, find the database. */
    public Map<String, String> environment(String database) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PGHOST", HOST);
        environment.put("PGPORT", Integer.toString(port()));
        environment.put("PGUSER", USER);
        environment.put("PGPASSWORD", "");
        environment.put("PGDATABASE", database);
        return environment;
    }

    public boolean has(String database) throws SQLException {
        try (Connection connection = connect("postgres");
                PreparedStatement statement =
                        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            statement.setString(1, database);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Replaces the database by one with these dumps in it; it appears under its name when they are loaded completely, or not at all. */
    public void create(String database, List<Path> dumps) throws SQLException {
        String draft = database + "_loading";
        maintain("DROP DATABASE IF EXISTS %s WITH (FORCE)", draft);
        maintain("CREATE DATABASE %s", draft);
        try (Connection connection = connect(draft)) {
            DumpLoader.load(connection, dumps);
        }
        maintain("DROP DATABASE IF EXISTS %s WITH (FORCE)", database);
        maintain("ALTER DATABASE " + quoted(draft) + " RENAME TO %s", database);
    }

    private void maintain(String command, String database) throws SQLException {
        try (Connection connection = connect("postgres");
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(String.format(command, quoted(database)));
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        if (lock != null) {
            lock.acquiredBy().close();
        }
    }
}
