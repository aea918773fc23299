package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.hostile.RawClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Requests that wait for a place: without a thread, in turn, and answered as if they had not waited. There are two places. */
@Isolated
class QueueIT {
    private static final String DATABASE = "queue";
    private static final String READ = "{ item(id: 1) { name } }";
    private static final String ITEM = "{\"data\":{\"item\":{\"name\":\"a\"}}}";
    /** Holds a place for a second. */
    private static final String SLOW = "{ slowItems { name } }";

    private static final int THREADS = 12;

    @SuppressWarnings("NullAway.Init") // started before all
    private static OwnServer server;

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeAll
    static void start() throws Exception {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL)",
                "INSERT INTO item VALUES (1, 'a')",
                "CREATE TABLE long_text (id int PRIMARY KEY, text text NOT NULL)",
                "INSERT INTO long_text SELECT n, repeat(md5(n::text), 100) FROM generate_series(1, 200) n",
                "CREATE VIEW slow_item AS SELECT name || left(pg_sleep(1)::text, 0) AS name FROM item",
                "CREATE VIEW brief_item AS SELECT name || left(pg_sleep(0.02)::text, 0) AS name FROM item");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", "3");
        environment.put("FRAISEQL_HTTP_THREADS", Integer.toString(THREADS));
        environment.put("FRAISEQL_LIMITS_MAX_REQUEST_MS", "20000");
        server = OwnServer.start(DATABASE, environment);
        Eventually.holds(
                Duration.ofSeconds(30), () -> server.client().query(READ).status() == 200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** With a thread for each that waits there were places for 19 and room for 38. */
    @Test
    void hundredsAreServedInTurnByAFewThreads() throws Exception {
        List<Future<Reply>> asked = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            asked.add(clients.submit(() -> server.client().query("{ briefItems { name } }")));
        }
        while (asked.stream().anyMatch(reply -> !reply.isDone())) {
            long start = System.nanoTime();
            assertThat(server.health().get("health/live").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            TimeUnit.MILLISECONDS.sleep(100);
        }
        for (Future<Reply> reply : asked) {
            assertThat(reply.get().status()).isEqualTo(200);
            assertThat(reply.get().body()).isEqualTo("{\"data\":{\"briefItems\":[{\"name\":\"a\"}]}}");
        }
    }

    @Test
    void whatHasWaitedIsAnsweredAsIfItHadNot() throws Exception {
        GraphQLClient client = server.client();
        List<Future<Reply>> holders = holdAllPlaces();
        Future<Reply> named = clients.submit(() -> client.ask(READ, "X-Request-Id", "waits-1"));
        Future<Reply> unnamed = clients.submit(() -> client.query(READ));
        Future<Reply> get = clients.submit(() -> client.get("graphql?query=%7Bitem(id:1)%7Bname%7D%7D"));
        Future<Reply> batch = clients.submit(() -> client.post(
                "[" + GraphQLClient.request(READ, "{}") + "," + GraphQLClient.request("{ nothing }", "{}") + "]",
                "Content-Type",
                "application/json"));
        Future<Reply> wrong = clients.submit(() -> client.query("{ item(id: \"x\") { name } }"));
        Future<Reply> written = clients.submit(
                () -> client.query("mutation { createLongText(input: {id: 1000, text: \"w\"}) { text } }"));
        Future<Reply> large =
                clients.submit(() -> client.ask("{ longTexts(limit: 200) { text } }", "Accept-Encoding", "gzip"));
        Future<String> late = clients.submit(QueueIT::withLateBody);

        for (Future<Reply> holder : holders) {
            assertThat(holder.get().body()).isEqualTo("{\"data\":{\"slowItems\":[{\"name\":\"a\"}]}}");
        }
        assertThat(named.get().body()).isEqualTo(ITEM);
        assertThat(named.get().header("X-Request-Id")).isEqualTo("waits-1");
        assertThat(unnamed.get().header("X-Request-Id")).isNotBlank();
        assertThat(get.get().body()).isEqualTo(ITEM);
        assertThat(get.get().header("Content-Type")).startsWith("application/json");
        assertThat(batch.get().body()).startsWith("[" + ITEM + ",{\"errors\":[");
        assertThat(wrong.get().status()).isEqualTo(400);
        assertThat(written.get().body()).isEqualTo("{\"data\":{\"createLongText\":{\"text\":\"w\"}}}");
        assertThat(large.get().body())
                .hasSizeGreaterThan(200 * 3_200)
                .startsWith("{\"data\":{\"longTexts\":[{\"text\":\"c4ca");
        assertThat(late.get()).startsWith("HTTP/1.1 200").endsWith(ITEM);
    }

    @Test
    void whoseTimeIsOverIsRefusedWhileItWaits() throws Exception {
        List<Future<Reply>> holders = holdAllPlaces();
        long start = System.nanoTime();
        Reply refused = server.client().ask(READ, "Request-Timeout-Ms", "200");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(200), Duration.ofMillis(800));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.body()).contains("SERVICE_UNAVAILABLE");
        for (Future<Reply> holder : holders) {
            assertThat(holder.get().status()).isEqualTo(200);
        }
    }

    @Test
    void whoHangsUpWhileItWaitsTakesNoPlaceAlong() throws Exception {
        List<Future<Reply>> holders = holdAllPlaces();
        for (int i = 0; i < 30; i++) {
            try (RawClient impatient = RawClient.connect(server.port())) {
                impatient.send(RawClient.query(READ));
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        for (Future<Reply> holder : holders) {
            assertThat(holder.get().status()).isEqualTo(200);
        }
        assertThat(server.client().data(READ)).isEqualTo(ITEM);
        long start = System.nanoTime();
        for (Future<Reply> holder : holdAllPlaces()) {
            assertThat(holder.get().status()).isEqualTo(200);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("both places are there")
                .isLessThan(Duration.ofMillis(1_900));
    }

    private static String withLateBody() throws IOException, InterruptedException {
        String request = RawClient.query(READ);
        try (RawClient slow = RawClient.connect(server.port())) {
            slow.send(request.substring(0, request.length() - 5));
            TimeUnit.MILLISECONDS.sleep(100);
            slow.send(request.substring(request.length() - 5));
            return slow.response(Duration.ofSeconds(10));
        }
    }

    private List<Future<Reply>> holdAllPlaces() throws Exception {
        Callable<Reply> slow = () -> server.client().query(SLOW);
        List<Future<Reply>> holders = List.of(clients.submit(slow), clients.submit(slow));
        Eventually.holds(
                Duration.ofSeconds(5), () -> Databases.busySessions(IntegrationServer.database(), DATABASE) == 2);
        return holders;
    }
}
