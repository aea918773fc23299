package org.fraiseql.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of our own that ends, well or badly, and starts again on the same port with the same data. Not thread-safe; whoever makes it closes it. */
public final class RestartableDatabase implements AutoCloseable {
    private final Path folder = Files.createTempDirectory("fraiseql-chaos");
    private final Path data = folder.resolve("data");
    private final int port;
    private @Nullable EmbeddedPostgres running;

    /** Empty, and not running yet. */
    public RestartableDatabase() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    /** As databases are run that must not lose anything. */
    public void start() throws IOException {
        running = EmbeddedDatabase.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                // what embedded databases do without
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    public int port() {
        return port;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + EmbeddedDatabase.USER);
    }

    /** All sessions are ended, what was committed is written. */
    public void shutDown() throws IOException {
        EmbeddedPostgres was = running;
        running = null;
        if (was != null) {
            was.close();
        }
    }

    /** As at a power failure: nothing is written any more ("immediate" shutdown). */
    public void crash() throws IOException, InterruptedException {
        String pid =
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
        for (int i = 0; i < 200 && ProcessHandle.of(Long.parseLong(pid)).isPresent(); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        shutDown(); // gives its lock on the folder back
    }

    @Override
    public void close() throws IOException {
        shutDown();
        Folders.delete(folder);
    }
}
