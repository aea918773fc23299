package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.launcher.DatabaseCoordinates;
import org.fraiseql.launcher.HttpAddress;
import org.fraiseql.launcher.JavaInstallation;
import org.fraiseql.launcher.Launcher;
import org.fraiseql.launcher.Readiness;
import org.fraiseql.launcher.ServerProcess;
import org.fraiseql.network.Fault.Plain;
import org.fraiseql.network.TcpProxy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server as the launcher starts it: what it says while its database is away, and its end while it is busy. */
@Tag("liberty")
@Tag("slow")
class LauncherIT {
    private static final String DATABASE = "launcher";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Test
    @Timeout(400)
    void saysWhenItIsReadyAndEndsInTimeThoughItIsBusy() throws Exception {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(database, DATABASE, "CREATE VIEW slow AS SELECT pg_sleep(100)::text AS slept");
        HttpAddress address = new HttpAddress("localhost", freePort());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (TcpProxy network = TcpProxy.to(database.port());
                GraphQLClient client = new GraphQLClient(URI.create(address.url("/")))) {
            network.behave(Plain.REFUSE);
            ServerProcess server = start(database, network, address);
            try {
                Readiness readiness =
                        new Readiness(address, server, new PrintStream(said, true, StandardCharsets.UTF_8));
                Thread announcing = Thread.ofVirtual().start(() -> announce(readiness));
                Eventually.holds(Duration.ofSeconds(180), () -> text(said).contains("not ready"));
                assertThat(text(said)).startsWith("FraiseQL has started, but is not ready: Service temporarily");
                assertThat(text(said)).doesNotContain("is ready");

                network.behave(Plain.NONE);
                announcing.join();
                assertThat(text(said))
                        .contains("\nFraiseQL is ready: GraphQL " + address.url("/graphql"))
                        .hasLineCount(2);

                Thread.ofVirtual().start(() -> client.query("{ slows { slept } }"));
                Eventually.holds(Duration.ofSeconds(20), () -> Databases.busySessions(database, DATABASE) == 1);
            } finally {
                long start = System.nanoTime();
                server.stop();
                assertThat(server.isAlive()).isFalse();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.plusSeconds(6));
            }
        }
    }

    private static void announce(Readiness readiness) {
        try {
            readiness.announce("");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(ByteArrayOutputStream said) {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static ServerProcess start(EmbeddedDatabase database, TcpProxy network, HttpAddress address)
            throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("PGHOST", "127.0.0.1");
        environment.put("PGPORT", Integer.toString(network.port()));
        environment.put("FRAISEQL_DB_MAX_RETRIES", "1");
        environment.put("FRAISEQL_DB_QUERY_TIMEOUT_MS", "120000");
        environment.put("FRAISEQL_HTTP_SHUTDOWN_MS", Long.toString(PATIENCE.toMillis()));
        DatabaseCoordinates coordinates =
                DatabaseCoordinates.fromEnvironment(environment).orElseThrow();
        return ServerProcess.start(
                JavaInstallation.find(environment),
                Path.of(System.getProperty("fraiseql.liberty")),
                Path.of("target", "own-servers", "launcher").toAbsolutePath(),
                Launcher.serverEnvironment(environment, coordinates, address));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
