package org.fraiseql.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.fraiseql.database.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Prepares what Arquillian's container needs before it starts it: a PostgreSQL with the sample database, and beside the product's own server
 * one named {@code integration-…} with the same configuration, whose {@code server.env} points at that database; or a {@link WildFly}.
 *
 * <p>JUnit may open several sessions in one JVM; all share the first one's database, which ends with the JVM. Without the system property
 * {@code fraiseql.liberty}, that is in unit tests, nothing happens.
 */
public final class IntegrationServer implements LauncherSessionListener {
    public static final String DATABASE = "bookshop";

    /** Of this checkout: Arquillian takes any running Liberty of that name for its own. */
    private static final String SERVER =
            "integration-" + Integer.toHexString(Path.of("").toAbsolutePath().hashCode());

    private static final AtomicReference<@Nullable EmbeddedDatabase> STARTED = new AtomicReference<>();

    private static final String OVERRIDES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <server description="What Arquillian needs: a way in over JMX, and applications that come and go.">
              <featureManager><feature>localConnector-1.0</feature></featureManager>
              <applicationMonitor updateTrigger="polled" pollingRate="200ms"/>
            </server>
            """;

    /** The database of this run, for tests that look at its rows themselves. */
    public static EmbeddedDatabase database() {
        EmbeddedDatabase database = STARTED.get();
        if (database == null) {
            throw new IllegalStateException(
                    "Container tests run with mvn verify (Failsafe), which sets fraiseql.liberty.");
        }
        return database;
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String liberty = System.getProperty("fraiseql.liberty");
        Optional<Path> wildFly = WildFly.home();
        if ((liberty == null && wildFly.isEmpty()) || STARTED.get() != null) {
            return;
        }
        try {
            EmbeddedDatabase database = EmbeddedDatabase.temporary();
            STARTED.set(database);
            Path sample = Path.of("src/run/sample");
            database.create(DATABASE, List.of(sample.resolve("schema.sql"), sample.resolve("data.sql")));
            if (wildFly.isPresent()) {
                WildFly.prepare(wildFly.get(), ofWildFly(database));
            } else if (liberty != null) {
                prepare(Path.of(liberty, "usr/servers"), database);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Map<String, String> ofWildFly(EmbeddedDatabase database) {
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("FRAISEQL_DB_BACKEND", backend());
        return environment;
    }

    private static void prepare(Path servers, EmbeddedDatabase database) throws IOException {
        System.setProperty("fraiseql.integration", SERVER);
        System.setProperty("fraiseql.liberty.arguments", "-Xmx512m " + ServerCommand.jvmArguments());
        Path server = servers.resolve(SERVER);
        Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
        Files.writeString(overrides.resolve("arquillian.xml"), OVERRIDES);
        try (DirectoryStream<Path> configuration = Files.newDirectoryStream(servers.resolve("fraiseql"), "*.xml")) {
            for (Path file : configuration) {
                Files.copy(file, server.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        StringBuilder environment = new StringBuilder();
        environment(database)
                .forEach((name, value) ->
                        environment.append(name).append('=').append(value).append('\n'));
        Files.writeString(server.resolve("server.env"), environment);
    }

    private static Map<String, String> environment(EmbeddedDatabase database) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        // Liberty's script would take the java of the path, which may be too old
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MP_CONFIG_PROFILE", "dev");
        environment.put("FRAISEQL_HTTP_HOST", "localhost");
        environment.put("FRAISEQL_HTTP_PORT", Integer.toString(freePort()));
        environment.put("FRAISEQL_DB_TEST_ON_CHECKOUT", "true");
        environment.put("FRAISEQL_DB_BACKEND", backend());
        environment.putAll(database.environment(DATABASE));
        return environment;
    }

    /** Where {@code health/ready} and the others are: on WildFly at a port of their own. */
    static URI health(URL root) {
        String management = System.getProperty("fraiseql.wildfly.management");
        return URI.create(management == null ? root.toString() : "http://localhost:" + management + "/");
    }

    /** Which one the container tests run on: {@code mvn -Dfraiseql.test.backend=reactive verify}. */
    static String backend() {
        return System.getProperty("fraiseql.test.backend", "jdbc");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
