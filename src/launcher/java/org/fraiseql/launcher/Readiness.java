package org.fraiseql.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Waits until the server has started the application. The database may still be down then: that is readiness, not start. */
public record Readiness(HttpAddress address, ServerProcess server) {
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final int TIMEOUT_MS = 2_000;
    private static final int OK = 200;

    /** Says so on standard output; returns without a word when the server ended instead. */
    public void announce(String more) throws InterruptedException {
        while (server.isAlive()) {
            if (hasStarted()) {
                System.out.println("FraiseQL is ready: GraphQL " + address.url("/graphql") + " | health "
                        + address.url("/health") + more);
                return;
            }
            Thread.sleep(BETWEEN.toMillis());
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
