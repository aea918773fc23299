package com.example.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** What Arquillian needs before it starts the server: a database, and a server that is told where it is. Once in a JVM. */
public final class TestEnvironment implements LauncherSessionListener {
    private static final AtomicBoolean MADE = new AtomicBoolean();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String wildFly = System.getProperty("wildfly.home");
        String liberty = System.getProperty("liberty.home");
        if ((wildFly == null && liberty == null) || MADE.getAndSet(true)) {
            return;
        }
        try {
            Map<String, String> database = Database.environment(Database.start(0));
            if (wildFly == null) {
                Liberty.prepare(Path.of(liberty), database);
            } else {
                WildFly.prepare(Path.of(wildFly), database);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
