package org.fraiseql.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.fraiseql.database.Folders;

/** The WildFly of {@code mvn -Pwildfly verify}: set up once as {@code server-config/wildfly} tells, then started by Arquillian. */
public final class WildFly {
    private static final Path DATASOURCE = Path.of("server-config", "wildfly", "datasource.cli");

    private static final String HTTPS_PORT = "-Djboss.https.port=";

    private WildFly() {}

    /** Where it lies, in a build that asks for it. */
    public static Optional<Path> home() {
        return Optional.ofNullable(System.getProperty("fraiseql.wildfly")).map(Path::of);
    }

    /**
     * What {@code arquillian.xml} asks for. Environment variables are told as WildFly's own properties, {@code env.…}, because Arquillian starts the
     * server with its own environment.
     */
    static void prepare(Path home, Map<String, String> environment) throws IOException {
        String wanted = Files.readString(DATASOURCE);
        Path done = home.resolve("fraiseql.cli");
        if (!Files.exists(done)) {
            configure(home);
            Files.writeString(done, wanted);
        } else if (!Files.readString(done).equals(wanted)) {
            throw new IllegalStateException(DATASOURCE + " has changed since it was applied: run mvn clean first.");
        }
        int management = freePort();
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("jboss.http.port", Integer.toString(freePort()));
        properties.put("jboss.https.port", Integer.toString(freePort()));
        properties.put("jboss.management.http.port", Integer.toString(management));
        properties.put("mp.config.profile", "dev");
        environment.forEach((name, value) -> {
            if (!value.isEmpty()) { // WildFly takes no empty password
                properties.put("env." + name, value);
            }
        });
        System.setProperty("fraiseql.wildfly.management", Integer.toString(management));
        System.setProperty(
                "fraiseql.wildfly.arguments",
                properties.entrySet().stream()
                        .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                        .collect(Collectors.joining(" ", "-Xmx512m " + ServerCommand.jvmArguments() + " ", "")));
    }

    /** One of its own folders and ports, with this WAR, configured by environment variables. */
    static ServerCommand ownServer(Path home, Path output, Path war) throws IOException {
        Path standalone = output.resolve("standalone");
        Folders.delete(standalone);
        Folders.copy(home.resolve("standalone/configuration"), standalone.resolve("configuration"));
        Files.copy(
                war, Files.createDirectories(standalone.resolve("deployments")).resolve("fraiseql.war"));
        int port = freePort();
        int management = freePort();
        List<String> command = List.of(
                home.resolve("bin/standalone.sh").toString(),
                "-c",
                "standalone-microprofile.xml",
                "-Djboss.server.base.dir=" + standalone,
                "-Djboss.http.port=" + port,
                HTTPS_PORT + freePort(),
                "-Djboss.management.http.port=" + management);
        return new ServerCommand(
                command,
                Map.of("JAVA_TOOL_OPTIONS", ServerCommand.jvmArguments()),
                URI.create("http://localhost:" + port + "/"),
                URI.create("http://localhost:" + management + "/"));
    }

    /** Where a server of its own has HTTPS. */
    static int httpsPort(ServerCommand command) {
        return command.command().stream()
                .filter(argument -> argument.startsWith(HTTPS_PORT))
                .mapToInt(argument -> Integer.parseInt(argument.substring(HTTPS_PORT.length())))
                .findFirst()
                .orElseThrow();
    }

    /** It waits for what is under way as long as we do, as its page says. */
    static String graceful(Map<String, String> environment) {
        long millis = Long.parseLong(environment.getOrDefault("FRAISEQL_HTTP_SHUTDOWN_MS", "30000"));
        return "-Dorg.wildfly.sigterm.suspend.timeout="
                + Duration.ofMillis(millis).toSeconds();
    }

    /** {@code standalone-microprofile.xml} has no EJBs; {@code standalone.xml} beside it has. */
    static void addEnterpriseBeans(Path output) throws IOException {
        Path configuration = output.resolve("standalone/configuration");
        String full = Files.readString(configuration.resolve("standalone.xml"));
        int start = full.indexOf("<subsystem xmlns=\"urn:jboss:domain:ejb3:");
        String subsystem = full.substring(start, full.indexOf("</subsystem>", start)) + "</subsystem>";
        changeConfiguration(
                output, own -> own.replace("</extensions>", "<extension module=\"org.jboss.as.ejb3\"/></extensions>")
                        .replaceFirst("<profile>", Matcher.quoteReplacement("<profile>" + subsystem)));
    }

    /** Of a server of its own that is not started yet. */
    static void changeConfiguration(Path output, UnaryOperator<String> change) throws IOException {
        Path own = output.resolve("standalone/configuration/standalone-microprofile.xml");
        Files.writeString(own, change.apply(Files.readString(own)));
    }

    /**
     * Somebody whom its own realm of users knows, as {@code add-user.sh -a} writes it down; servers that are started later have him, too.
     *
     * @param groups comma-separated
     */
    static void addUser(Path home, String name, String password, String groups) throws IOException {
        Path configuration = home.resolve("standalone/configuration");
        put(
                configuration.resolve("application-users.properties"),
                name,
                digest(name + ":ApplicationRealm:" + password));
        put(configuration.resolve("application-roles.properties"), name, groups);
    }

    private static void put(Path properties, String key, String value) throws IOException {
        String line = key + "=" + value + "\n";
        if (!Files.readString(properties).contains("\n" + line)) {
            Files.writeString(properties, "\n" + line, StandardOpenOption.APPEND);
        }
    }

    /** RFC 7616 calls it A1. */
    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The driver lies beside it as {@code postgresql.jar}. */
    private static void configure(Path home) throws IOException {
        run(DATASOURCE, home, home.resolve("standalone"), Map.of());
    }

    /**
     * A script of {@code server-config/wildfly}, on a server that is not started yet.
     *
     * @param output the folder of the server
     * @param environment as the script wants it
     */
    static void configure(String script, Path output, Map<String, String> environment) throws IOException {
        run(DATASOURCE.resolveSibling(script), home().orElseThrow(), output.resolve("standalone"), environment);
    }

    private static void run(Path script, Path home, Path standalone, Map<String, String> environment)
            throws IOException {
        ProcessBuilder cli = new ProcessBuilder(
                        home.resolve("bin/jboss-cli.sh").toString(), "--file=" + script.toAbsolutePath())
                .directory(home.resolveSibling(".").normalize().toFile())
                .redirectErrorStream(true);
        cli.environment().put("JAVA_HOME", System.getProperty("java.home"));
        cli.environment().putAll(environment);
        cli.environment().put("JAVA_OPTS", "-Djboss.server.base.dir=" + standalone.toAbsolutePath());
        Process process = cli.start();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
