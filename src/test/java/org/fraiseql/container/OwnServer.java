package org.fraiseql.container;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The product's server as a process of its own, for tests that need another database or configuration than Arquillian's. Thread-safe; whoever starts it
 * closes it.
 */
public final class OwnServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path output;
    private final GraphQLClient client;

    private OwnServer(Process process, Path output, GraphQLClient client) {
        this.process = process;
        this.output = output;
        this.client = client;
    }

    /**
     * Returns when the application is deployed, whether its database is there or not.
     *
     * @param name of its folder below {@code target}
     * @param environment what it shall see beyond our own environment
     */
    public static OwnServer start(String name, Map<String, String> environment) throws IOException {
        String liberty = System.getProperty("fraiseql.liberty");
        if (liberty == null) {
            throw new IllegalStateException(
                    "Container tests run with mvn verify (Failsafe), which sets fraiseql.liberty.");
        }
        int port = freePort();
        Path output =
                Files.createDirectories(Path.of("target", "own-servers", name)).toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(liberty + "/bin/server", "run", "fraiseql");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WLP_OUTPUT_DIR", output.toString());
        builder.environment().put("FRAISEQL_HTTP_HOST", "localhost");
        builder.environment().put("FRAISEQL_HTTP_PORT", Integer.toString(port));
        builder.environment().put("FRAISEQL_DB_TEST_ON_CHECKOUT", "true");
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true)
                .redirectOutput(output.resolve("console.log").toFile());
        OwnServer server =
                new OwnServer(builder.start(), output, new GraphQLClient(URI.create("http://localhost:" + port + "/")));
        try {
            Eventually.holds(PATIENCE, () -> server.client.get("health/started").status() == 200);
            return server;
        } catch (AssertionError failed) {
            server.close();
            throw new AssertionError(server.log(), failed);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public GraphQLClient client() {
        return client;
    }

    /** What an operator sees. */
    public String log() throws IOException {
        return Files.readString(output.resolve("console.log"));
    }

    /** Threads and open files of the JVM, as Linux counts them; empty elsewhere. */
    public Optional<Usage> usage() throws IOException {
        long jvm = process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElse(process.toHandle())
                .pid();
        Path proc = Path.of("/proc", Long.toString(jvm));
        if (!Files.exists(proc.resolve("fd"))) {
            return Optional.empty();
        }
        try (Stream<Path> threads = Files.list(proc.resolve("task"));
                Stream<Path> files = Files.list(proc.resolve("fd"))) {
            return Optional.of(new Usage((int) threads.count(), (int) files.count()));
        }
    }

    /** What a leak would make grow. */
    public record Usage(int threads, int files) {}

    /** The script and the JVM that it started. */
    @Override
    public void close() {
        client.close();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
