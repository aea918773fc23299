package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One deadline for a request, however many statements it has; and a gate, so that what hangs in the database does not take the whole server with it. */
class DeadlineIT {
    private static final String DATABASE = "deadlines";
    private static final int PLACES = 4;
    private static final String READ = "{ item(id: 1) { name } }";

    @SuppressWarnings("NullAway.Init") // started before all
    private static OwnServer server;

    private record Timed(Reply reply, Duration took) {}

    @BeforeAll
    static void start() throws Exception {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL)",
                "INSERT INTO item VALUES (1, 'a')",
                "CREATE TABLE locked (id int PRIMARY KEY, name text)",
                "INSERT INTO locked VALUES (1, 'l')",
                "CREATE VIEW slow_item AS SELECT name, pg_sleep(0.7)::text AS slept FROM item",
                "CREATE FUNCTION rename_slowly(name text) RETURNS text LANGUAGE sql VOLATILE AS $$ UPDATE item SET name = $1 WHERE id = 1; SELECT pg_sleep(20)::text || $1 $$");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("FRAISEQL_LIMITS_MAX_REQUEST_MS", "4000");
        environment.put("FRAISEQL_LIMITS_MAX_CONCURRENT", Integer.toString(PLACES));
        environment.put("FRAISEQL_LIMITS_MAX_QUEUE", "2");
        server = OwnServer.start(DATABASE, environment);
        Eventually.holds(
                Duration.ofSeconds(20), () -> server.client().query(READ).status() == 200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** It ran for as long as all of them took: a hundred aliases for 72 s. */
    @Test
    void manySlowRootFieldsShareTheTimeOfOneRequest() {
        String query = IntStream.range(0, 30)
                .mapToObj(i -> "f" + i + ": slowItems { name slept }")
                .collect(Collectors.joining(" ", "{ ", " }"));

        Timed answered = timed(() -> server.client().query(query));

        assertThat(answered.took).isBetween(Duration.ofMillis(3_500), Duration.ofMillis(6_000));
        assertThat(answered.reply.status()).isEqualTo(200);
        assertThat(answered.reply.body())
                .startsWith("{\"data\":{\"f0\":[{\"name\":")
                .contains("\"f29\":null", "\"code\":\"QUERY_TIMEOUT\"", "Query timeout after 4000 ms");
    }

    @Test
    void aClientMayAskForLess() {
        Timed answered = timed(() -> post("{ slowItems { name slept } }", "300"));

        assertThat(answered.took).isLessThan(Duration.ofMillis(650));
        assertThat(answered.reply.body()).contains("QUERY_TIMEOUT", "Query timeout after 300 ms");
        assertThat(post(READ, "soon").status()).isEqualTo(400);
    }

    @Test
    void aMutationThatIsTooLateIsRolledBack() {
        Timed answered = timed(() -> post("mutation { renameSlowly(name: \"late\") }", "1500"));

        assertThat(answered.took).isLessThan(Duration.ofMillis(3_000));
        assertThat(answered.reply.body()).startsWith("{\"data\":null,").contains("QUERY_TIMEOUT");
        assertThat(server.client().data(READ)).isEqualTo("{\"data\":{\"item\":{\"name\":\"a\"}}}");
    }

    @Test
    void aLockedTableDoesNotTakeTheServerWithIt() throws Exception {
        try (Connection connection = IntegrationServer.database().connect(DATABASE);
                Statement lock = connection.createStatement();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE locked");
            List<Future<Timed>> waiting = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                waiting.add(clients.submit(() -> timed(() -> server.client().query("{ lockeds { id } }"))));
            }
            List<Timed> answered = new ArrayList<>();
            for (Future<Timed> one : waiting) {
                answered.add(one.get());
            }
            assertThat(answered)
                    .allSatisfy(one -> assertThat(one.took).isLessThan(Duration.ofSeconds(6)))
                    .filteredOn(one -> one.took.compareTo(Duration.ofSeconds(2)) < 0)
                    .hasSizeGreaterThanOrEqualTo(20 - PLACES - 2)
                    .allSatisfy(one -> {
                        assertThat(one.reply.status()).isEqualTo(503);
                        assertThat(one.reply.header("Retry-After")).isEqualTo("1");
                    });
            connection.rollback();
        }
        assertThat(server.client().data(READ)).isEqualTo("{\"data\":{\"item\":{\"name\":\"a\"}}}");
    }

    private static Reply post(String query, String timeoutMillis) {
        return server.client()
                .post(
                        GraphQLClient.request(query, "{}"),
                        "Accept",
                        GraphQLClient.GRAPHQL_RESPONSE,
                        "Content-Type",
                        "application/json",
                        "Request-Timeout-Ms",
                        timeoutMillis);
    }

    private static Timed timed(Callable<Reply> request) {
        long start = System.nanoTime();
        try {
            Reply reply = request.call();
            return new Timed(reply, Duration.ofNanos(System.nanoTime() - start));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
