package org.fraiseql.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL that outlived the JVM which had started it. Call this only while holding the lock of its folder. */
final class OrphanedServer {
    private static final int PATIENCE_SECONDS = 10;

    private OrphanedServer() {}

    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (!lines.isEmpty()) {
            ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(OrphanedServer::isPostgres)
                    .ifPresent(OrphanedServer::stop);
        }
        // a killed server leaves the file; its number may belong to a stranger by now, and PostgreSQL would refuse to
        // start
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").contains("postgres");
    }

    /** SIGINT is PostgreSQL's fast shutdown; the polite signal would wait for its clients. */
    private static void stop(ProcessHandle server) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .start()
                    .waitFor();
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException noSuchCommand) {
            server.destroy();
        } catch (TimeoutException | ExecutionException stubborn) {
            server.destroyForcibly();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
