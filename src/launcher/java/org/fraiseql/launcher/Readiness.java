package org.fraiseql.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Waits until the server has started the application, and then until that is ready: its database may be down meanwhile. */
public record Readiness(HttpAddress address, ServerProcess server, PrintStream out) {
    /** Liberty's messages for an application that will not come: it would go on running without it. */
    private static final Pattern FAILED = Pattern.compile("CWWKZ0002E|CWWKZ0012I|CWWKZ0014W");

    private static final Pattern REASON = Pattern.compile("\"reason\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Duration UNTIL_STARTED = Duration.ofMillis(50);
    private static final Duration UNTIL_READY = Duration.ofMillis(500);
    private static final int TIMEOUT_MS = 2_000;
    private static final int OK = 200;

    /** What a health check says. */
    private record Reply(int status, String body) {}

    public Readiness(HttpAddress address, ServerProcess server) {
        this(address, server, System.out);
    }

    /**
     * Says on standard output when it is ready, and before, each reason once, why it is not; returns without a word when the server ended instead.
     *
     * @throws LauncherException if the server runs, but the application does not
     */
    public void announce(String more) throws InterruptedException {
        while (server.isAlive() && ask("/health/started").status() != OK) {
            if (hasFailed()) {
                throw LauncherException.machine("FraiseQL did not start; the reason stands above.");
            }
            Thread.sleep(UNTIL_STARTED.toMillis());
        }
        String told = "";
        while (server.isAlive()) {
            Reply ready = ask("/health/ready");
            if (ready.status() == OK) {
                out.println("FraiseQL is ready: GraphQL " + address.url("/graphql") + " | health "
                        + address.url("/health") + more);
                return;
            }
            String reason = reason(ready);
            if (!reason.equals(told)) {
                out.println("FraiseQL has started, but is not ready: " + reason + more);
                told = reason;
            }
            Thread.sleep(UNTIL_READY.toMillis());
        }
    }

    private boolean hasFailed() {
        try (Stream<String> lines = Files.lines(server.log())) {
            return lines.anyMatch(line -> FAILED.matcher(line).find());
        } catch (IOException | UncheckedIOException notYetWritten) {
            return false;
        }
    }

    /** Both checks may say the same. */
    private String reason(Reply reply) {
        Set<String> reasons = new LinkedHashSet<>();
        Matcher reason = REASON.matcher(reply.body());
        while (reason.find()) {
            reasons.add(reason.group(1).replaceAll("\\\\(.)", "$1"));
        }
        return reasons.isEmpty() ? "see " + address.url("/health/ready") : String.join("; ", reasons);
    }

    /** Without a status when there is no answer. */
    private Reply ask(String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address.url(path)).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            try {
                int status = connection.getResponseCode();
                return new Reply(
                        status, body(status == OK ? connection.getInputStream() : connection.getErrorStream()));
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return new Reply(0, "");
        }
    }

    private static String body(@Nullable InputStream stream) throws IOException {
        if (stream == null) {
            return "";
        }
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
