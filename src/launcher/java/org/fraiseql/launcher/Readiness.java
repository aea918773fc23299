package org.fraiseql.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Waits until the server has started the application. The database may still be down then: that is readiness, not start. */
public record Readiness(HttpAddress address, ServerProcess server) {
    /** Liberty's messages for an application that will not come: it would go on running without it. */
    private static final Pattern FAILED = Pattern.compile("CWWKZ0002E|CWWKZ0012I|CWWKZ0014W");

    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final int TIMEOUT_MS = 2_000;
    private static final int OK = 200;

    /**
     * Says so on standard output; returns without a word when the server ended instead.
     *
     * @throws LauncherException if the server runs, but the application does not
     */
    public void announce(String more) throws InterruptedException {
        while (server.isAlive()) {
            if (hasStarted()) {
                System.out.println("FraiseQL is ready: GraphQL " + address.url("/graphql") + " | health "
                        + address.url("/health") + more);
                return;
            }
            if (hasFailed()) {
                throw LauncherException.machine("FraiseQL did not start; the reason stands above.");
            }
            Thread.sleep(BETWEEN.toMillis());
        }
    }

    private boolean hasFailed() {
        try (Stream<String> lines = Files.lines(server.log())) {
            return lines.anyMatch(line -> FAILED.matcher(line).find());
        } catch (IOException | UncheckedIOException notYetWritten) {
            return false;
        }
    }

    private boolean hasStarted() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(address.url("/health/started")).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            try {
                return connection.getResponseCode() == OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
