package org.fraiseql.container;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The product's server as a process of its own, for tests that need another database or configuration than Arquillian's: Open Liberty, or WildFly in a build
 * with its profile. Thread-safe; whoever starts it closes it.
 */
public final class OwnServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final Process process;
    private final Path output;
    private final ServerCommand command;
    private final GraphQLClient client;
    private final GraphQLClient health;

    private OwnServer(Process process, Path output, ServerCommand command) {
        this.process = process;
        this.output = output;
        this.command = command;
        this.client = new GraphQLClient(command.root());
        this.health = new GraphQLClient(command.health());
    }

    /**
     * Returns when the application is deployed, whether its database is there or not.
     *
     * @param name of its folder below {@code target}
     * @param environment what it shall see beyond our own environment
     */
    public static OwnServer start(String name, Map<String, String> environment) throws IOException {
        return awaited(launch(name, "fraiseql", environment));
    }

    /** @param server what it is called in Liberty's folder of servers; without the product, perhaps */
    static OwnServer start(String name, String server, Map<String, String> environment) throws IOException {
        return awaited(launch(name, server, environment));
    }

    /** Another application than the shipped one, on a server with its configuration. */
    static OwnServer start(String name, WebArchive application, Map<String, String> environment) throws IOException {
        return awaited(launch(name, application, environment));
    }

    /** Returns at once: for applications that are not meant to start. */
    static OwnServer launch(String name, WebArchive application, Map<String, String> environment) throws IOException {
        if (WildFly.home().isEmpty()) {
            LibertyServer.prepare(name, application, UnaryOperator.identity());
            return launch(name, name, environment);
        }
        Path output = output(name);
        return launch(output, wildFly(WildFly.home().get(), output, application), environment);
    }

    /** The shipped application on a server whose datasource goes to another port than the one that the environment names. */
    static OwnServer startWithDatasourceAt(int port, String name, Map<String, String> environment) throws IOException {
        if (WildFly.home().isEmpty()) {
            LibertyServer.prepare(
                    name,
                    BuiltWar.archive(),
                    configuration -> configuration.replace("portNumber=\"${PGPORT}\"", "portNumber=\"" + port + "\""));
            return start(name, name, environment);
        }
        Path output = output(name);
        ServerCommand command = wildFly(WildFly.home().get(), output, BuiltWar.archive());
        WildFly.changeConfiguration(
                output, configuration -> configuration.replace("${env.PGPORT:5432}", Integer.toString(port)));
        return awaited(launch(output, command, environment));
    }

    /** On a server that has none; returns at once. */
    static OwnServer launchWithoutDatasource(String name, WebArchive application) throws IOException {
        if (WildFly.home().isEmpty()) {
            LibertyServer.prepare(
                    name,
                    application,
                    configuration -> configuration.replaceAll("(?s)<dataSource .*?</dataSource>", ""));
            return launch(name, name, Map.of());
        }
        Path output = output(name);
        ServerCommand command = wildFly(WildFly.home().get(), output, application);
        WildFly.changeConfiguration(
                output,
                configuration ->
                        configuration.replaceAll("(?s)<datasource [^>]*java:/jdbc/fraiseql.*?</datasource>", ""));
        return launch(output, command, Map.of());
    }

    /** On a server that has EJBs and JAX-RS, too, which the product itself does without. */
    static OwnServer startWithEnterpriseBeans(String name, WebArchive application, Map<String, String> environment)
            throws IOException {
        if (WildFly.home().isEmpty()) {
            LibertyServer.prepare(name, application, LibertyServer::withEnterpriseBeans);
            return start(name, name, environment);
        }
        Path output = output(name);
        ServerCommand command = wildFly(WildFly.home().get(), output, application);
        WildFly.addEnterpriseBeans(output);
        return awaited(launch(output, command, environment));
    }

    /** On a WildFly that has been changed by scripts of {@code server-config/wildfly}, which take the same environment. */
    static OwnServer start(String name, WebArchive application, List<String> scripts, Map<String, String> environment)
            throws IOException {
        Path output = output(name);
        ServerCommand command = wildFly(WildFly.home().orElseThrow(), output, application);
        for (String script : scripts) {
            WildFly.configure(script, output, environment);
        }
        return awaited(launch(output, command, environment));
    }

    private static ServerCommand wildFly(Path home, Path output, WebArchive application) throws IOException {
        Path war = output.resolve("fraiseql.war");
        application.as(ZipExporter.class).exportTo(war.toFile(), true);
        return WildFly.ownServer(home, output, war);
    }

    private static OwnServer awaited(OwnServer launched) throws IOException {
        return awaited(launched, launched::isDeployed);
    }

    /** Or it is closed. */
    private static OwnServer awaited(OwnServer launched, Callable<Boolean> condition) throws IOException {
        try {
            Eventually.holds(PATIENCE, condition);
            return launched;
        } catch (AssertionError failed) {
            launched.close();
            throw new AssertionError(launched.log(), failed);
        }
    }

    /** The shipped one. */
    static OwnServer launch(String name, String server, Map<String, String> environment) throws IOException {
        Path output = output(name);
        Optional<Path> wildFly = WildFly.home();
        Path war = Path.of(System.getProperty("fraiseql.war"));
        ServerCommand command =
                wildFly.isPresent() ? WildFly.ownServer(wildFly.get(), output, war) : liberty(server, output);
        return launch(output, command, environment);
    }

    private static Path output(String name) throws IOException {
        return Files.createDirectories(Path.of("target", "own-servers", name)).toAbsolutePath();
    }

    private static OwnServer launch(Path output, ServerCommand command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command.command()));
        WildFly.home().ifPresent(ours -> builder.command().add(WildFly.graceful(environment)));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("FRAISEQL_DB_TEST_ON_CHECKOUT", "true");
        builder.environment().put("FRAISEQL_DB_BACKEND", IntegrationServer.backend());
        builder.environment().putAll(command.environment());
        builder.environment().putAll(environment);
        // WildFly takes no empty password
        builder.environment()
                .values()
                .removeIf(value -> value.isEmpty() && WildFly.home().isPresent());
        builder.redirectErrorStream(true)
                .redirectOutput(output.resolve("console.log").toFile());
        return new OwnServer(builder.start(), output, command);
    }

    private static ServerCommand liberty(String server, Path output) throws IOException {
        String liberty = System.getProperty("fraiseql.liberty");
        if (liberty == null) {
            throw new IllegalStateException(
                    "Container tests run with mvn verify (Failsafe), which sets fraiseql.liberty.");
        }
        int port = freePort();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("WLP_OUTPUT_DIR", output.toString());
        environment.put("JVM_ARGS", ServerCommand.jvmArguments());
        environment.put("FRAISEQL_HTTP_HOST", "localhost");
        environment.put("FRAISEQL_HTTP_PORT", Integer.toString(port));
        environment.put("FRAISEQL_HTTP_TLS_PORT", Integer.toString(freePort()));
        URI root = URI.create("http://localhost:" + port + "/");
        return new ServerCommand(List.of(liberty + "/bin/server", "run", server), environment, root, root);
    }

    /** WildFly's health is up before the application is there. */
    private boolean isDeployed() {
        return health.get("health/started").status() == 200
                && client.get("graphql?query=%7B__typename%7D").status() != 404;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Returns when it can answer from its database, too. */
    OwnServer ready() throws IOException {
        return awaited(this, () -> health.get("health/ready").status() == 200);
    }

    public GraphQLClient client() {
        return client;
    }

    /** For {@code health/ready} and the others, which WildFly has on a port of its own. */
    public GraphQLClient health() {
        return health;
    }

    public int port() {
        return command.root().getPort();
    }

    /** Of HTTPS, which WildFly always has; Open Liberty has it where the environment says so. */
    int httpsPort() {
        String ofLiberty = command.environment().get("FRAISEQL_HTTP_TLS_PORT");
        return ofLiberty == null ? WildFly.httpsPort(command) : Integer.parseInt(ofLiberty);
    }

    /** The server itself, not the script that has started it. */
    public ProcessHandle jvm() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .filter(handle -> handle.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the server has ended"));
    }

    long pid() {
        return jvm().pid();
    }

    /** What an operator sees. */
    public String log() throws IOException {
        return Files.readString(output.resolve("console.log"));
    }

    /** The same with all that is no warning, which Liberty keeps from its console. */
    String messages() throws IOException {
        try (Stream<Path> servers = Files.list(output)) {
            Optional<Path> liberty = servers.map(server -> server.resolve("logs/messages.log"))
                    .filter(Files::exists)
                    .max(Comparator.comparing(file -> file.toFile().lastModified()));
            return liberty.isPresent() ? Files.readString(liberty.get()) : log();
        }
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
        health.close();
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
