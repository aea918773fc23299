package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** One client holds the only connection; what becomes of the others. */
@Isolated
class PoolExhaustionIT {
    private static final String DATABASE = "exhaustion";
    private static final String OTHER = "exhaustion_with_deadline";
    private static final String READ = "{ item(id: 1) { name } }";
    private static final String WRITE = "mutation { updateItem(id: 1, input: {name: \"b\"}) { name } }";

    private record Timed(Reply reply, Duration took) {}

    /** Regression: the wait for a connection was repeated up to the number of retries, two minutes with the default timeouts. */
    @Test
    void whoGetsNoConnectionIsRefusedInTheTimeThatAllAttemptsHave() throws Exception {
        try (OwnServer server = start(DATABASE, new LinkedHashMap<>());
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            GraphQLClient client = server.client();
            assertThat(client.data(READ)).isEqualTo("{\"data\":{\"item\":{\"name\":\"a\"}}}");
            Eventually.holds(
                    Duration.ofSeconds(5),
                    () -> server.health().get("health/ready").status() == 200);

            Future<Reply> holder = clients.submit(() -> client.query("{ slowItems { name slept } }"));
            Eventually.holds(Duration.ofSeconds(5), () -> isHeld(DATABASE));
            Future<Timed> read = clients.submit(() -> timed(client, READ));
            Future<Timed> write = clients.submit(() -> timed(client, WRITE));

            isReadyAllTheTime(server.health(), holder);
            isRefusedInTime(read.get());
            isRefusedInTime(write.get());
            assertThat(holder.get().body()).isEqualTo("{\"data\":{\"slowItems\":[{\"name\":\"a\",\"slept\":\"\"}]}}");
            assertThat(client.data(READ)).isEqualTo("{\"data\":{\"item\":{\"name\":\"a\"}}}");
            assertThat(client.data("{ poolStats { active timeouts } }"))
                    // the watch of the database waits in vain, too, and may have the connection for a moment
                    .matches("\\{\"data\":\\{\"poolStats\":\\{\"active\":[01],\"timeouts\":([2-9]|1[0-2])}}}");
        }
    }

    /** Regression: it waited for a connection as long as the pool lets wait. */
    @Test
    void whoHasADeadlineWaitsNoLonger() throws Exception {
        Map<String, String> patient = new LinkedHashMap<>();
        patient.put("FRAISEQL_DB_CONNECTION_TIMEOUT_MS", "10000");
        patient.put("FRAISEQL_DB_ATTEMPT_TIMEOUT_MS", "25000");
        try (OwnServer server = start(OTHER, patient);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            GraphQLClient client = server.client();
            assertThat(client.data(READ)).isEqualTo("{\"data\":{\"item\":{\"name\":\"a\"}}}");
            Future<Reply> holder = clients.submit(() -> client.query("{ slowItems { name slept } }"));
            Eventually.holds(Duration.ofSeconds(5), () -> isHeld(OTHER));

            for (String query : List.of(READ, WRITE)) {
                long start = System.nanoTime();
                Reply reply = client.post(
                        "{\"query\":\"" + query.replace("\"", "\\\"") + "\"}",
                        "Content-Type",
                        "application/json",
                        "Request-Timeout-Ms",
                        "500");
                assertThat(reply.body()).contains("\"code\":\"QUERY_TIMEOUT\"");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            }
            assertThat(holder.get().body()).contains("slowItems");
            assertThat(client.data(READ)).isEqualTo("{\"data\":{\"item\":{\"name\":\"a\"}}}");
        }
    }

    private static OwnServer start(String name, Map<String, String> more) throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(name, List.of());
        Databases.run(
                database,
                name,
                "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL)",
                "INSERT INTO item VALUES (1, 'a')",
                "CREATE VIEW slow_item AS SELECT name, pg_sleep(6)::text AS slept FROM item");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(name));
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", "1");
        // more than there are connections, so that the pool is what they wait for
        environment.put("FRAISEQL_LIMITS_MAX_CONCURRENT", "5");
        environment.put("FRAISEQL_HTTP_FIGURES", "true");
        environment.put("FRAISEQL_DB_MIN_IDLE", "0");
        environment.put("FRAISEQL_DB_CONNECTION_TIMEOUT_MS", "1000");
        environment.put("FRAISEQL_DB_ATTEMPT_TIMEOUT_MS", "2800");
        environment.putAll(more);
        return OwnServer.start(name, environment);
    }

    /** Regression: whoever asked waited for a connection, too, and was told that the server is not ready. */
    private static void isReadyAllTheTime(GraphQLClient health, Future<Reply> holder) throws InterruptedException {
        boolean isToldBusy = false;
        while (!holder.isDone()) {
            long start = System.nanoTime();
            Reply ready = health.get("health/ready");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            assertThat(ready.status()).as(ready.body()).isEqualTo(200);
            isToldBusy |= ready.body().contains("All connections to the database are in use");
            Thread.sleep(200);
        }
        assertThat(isToldBusy).isTrue();
    }

    private static boolean isHeld(String name) throws SQLException {
        return Databases.busySessions(IntegrationServer.database(), name) == 1;
    }

    private static Timed timed(GraphQLClient client, String query) {
        long start = System.nanoTime();
        Reply reply = client.query(query);
        return new Timed(reply, Duration.ofNanos(System.nanoTime() - start));
    }

    private static void isRefusedInTime(Timed refused) {
        assertThat(refused.reply().status()).isEqualTo(503);
        assertThat(refused.reply().header("Retry-After")).isEqualTo("1");
        assertThat(refused.reply().body()).contains("\"code\":\"SERVICE_UNAVAILABLE\"", "\"retryable\":true");
        assertThat(refused.took()).isBetween(Duration.ofMillis(900), Duration.ofMillis(4_000));
    }
}
