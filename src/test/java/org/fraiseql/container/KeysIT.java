package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.hostile.RawClient;
import org.fraiseql.network.Fault.Plain;
import org.fraiseql.network.TcpProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keys that no other test shows at work; {@code KeysInTestsTest} says where each is. */
@Tag("liberty")
class KeysIT {
    private static final String DATABASE = "keys";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PROCESS = "{ processes { pid } }";
    private static final String ITEM = "{ item(id: 1) { name } }";
    /** Some 300 KB, which are held by default. */
    private static final String LONG = "{ longs(limit: 30) { filler } }";
    /** More than the system's own buffers take. */
    private static final String LONGEST = "{ longs { filler } }";

    @SuppressWarnings("NullAway.Init") // before all tests
    private static OwnServer server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE TABLE shelf (id int PRIMARY KEY)",
                "INSERT INTO shelf VALUES (1)",
                "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL, shelf_id int NOT NULL REFERENCES shelf)",
                "INSERT INTO item SELECT i, 'item number ' || i, 1 FROM generate_series(1, 2000) i",
                "CREATE VIEW long AS SELECT repeat('x', 10000) AS filler FROM generate_series(1, 5000)",
                "CREATE TABLE film (id int PRIMARY KEY, body text)",
                "INSERT INTO film VALUES (1, repeat('x', 80000000)), (2, 'short')",
                "CREATE VIEW process AS SELECT pg_backend_pid() AS pid",
                "CREATE VIEW prepared AS SELECT count(*)::int AS statements FROM pg_prepared_statements");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("PGAPPNAME", DATABASE);
        environment.put("FRAISEQL_CATALOG_MUTATIONS", "false");
        environment.put("FRAISEQL_SCHEMA_NON_NULL_RELATIONS", "false");
        environment.put("FRAISEQL_LIMITS_MAX_ROOT_FIELDS", "2");
        environment.put("FRAISEQL_LIMITS_MAX_ALIASES", "2");
        environment.put("FRAISEQL_HTTP_INTROSPECTION", "true");
        environment.put("FRAISEQL_HTTP_SUGGESTIONS", "false");
        environment.put("FRAISEQL_HTTP_SERVER_TIMING", "true");
        environment.put("FRAISEQL_HTTP_CONSOLE", "true");
        environment.put("FRAISEQL_HTTP_UNKNOWN_VARIABLES", "ignore");
        environment.put("FRAISEQL_HTTP_CORS_ORIGINS", "https://shop.example");
        environment.put("FRAISEQL_HTTP_CORS_CREDENTIALS", "true");
        environment.put("FRAISEQL_HTTP_CORS_MAX_AGE_MS", "77000");
        environment.put("FRAISEQL_HTTP_BODY_TIMEOUT_MS", "1000");
        environment.put("FRAISEQL_HTTP_MIN_BYTES_PER_SECOND", "0");
        environment.put("FRAISEQL_HTTP_STREAM_FROM_BYTES", "2000");
        environment.put("FRAISEQL_HTTP_STREAM_TIMEOUT_MS", "3000");
        environment.put("FRAISEQL_HTTP_MAX_STREAMS", "1");
        environment.put("FRAISEQL_DB_MAX_LIFETIME_MS", "1000");
        environment.put("FRAISEQL_DB_PREPARE_THRESHOLD", "0");
        server = OwnServer.start(DATABASE, environment).ready();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String body(String query) {
        return server.client().query(query).body();
    }

    @Test
    void tablesAreReadOnly() {
        assertThat(body("{ __schema { mutationType { name } } }"))
                .isEqualTo("{\"data\":{\"__schema\":{\"mutationType\":null}}}");
    }

    @Test
    void relationsMayBeNull() {
        assertThat(body("{ __type(name: \"Item\") { fields { name type { kind } } } }"))
                .contains("{\"name\":\"shelf\",\"type\":{\"kind\":\"OBJECT\"}}", "\"kind\":\"NON_NULL\"");
    }

    @Test
    void rootFieldsAndAliasesAreCounted() {
        assertThat(body("{ item(id: 1) { id } shelf(id: 1) { id } }")).doesNotContain("errors");
        assertThat(body("{ item(id: 1) { id } shelf(id: 1) { id } processes { pid } }"))
                .contains("LIMIT_EXCEEDED");
        assertThat(body("{ item(id: 1) { a: id b: id } }")).doesNotContain("errors");
        assertThat(body("{ item(id: 1) { a: id b: id c: id } }")).contains("LIMIT_EXCEEDED");
    }

    @Test
    void suggestionsAreNotMadeThoughTheSchemaIsShown() {
        assertThat(body("{ itm(id: 1) { id } }"))
                .contains("GRAPHQL_VALIDATION_FAILED")
                .doesNotContain("Did you mean");
    }

    @Test
    void timesAndConsoleAreShown() {
        assertThat(server.client().query(ITEM).header("Server-Timing")).contains("sql");
        assertThat(server.client().get("").status()).isEqualTo(200);
    }

    @Test
    void variablesThatNobodyKnowsArePassedOver() {
        assertThat(server.client().query(ITEM, "{\"nothing\": 1}").status()).isEqualTo(200);
    }

    @Test
    void pagesAreToldHowLongAndWithWhat() {
        Reply preflight = server.client()
                .send(server.client()
                        .to("graphql")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .headers("Origin", "https://shop.example", "Access-Control-Request-Method", "POST")
                        .build());
        assertThat(preflight.header("Access-Control-Max-Age")).isEqualTo("77");
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    }

    @Test
    void aBodyThatDoesNotComeEndsTheRequest() throws IOException {
        long start = System.nanoTime();
        try (RawClient client = RawClient.connect(server.port())) {
            String response =
                    client.send(RawClient.POST + "Content-Length: 100\r\n\r\n{").response(PATIENCE);
            assertThat(RawClient.status(response)).as(response).isEqualTo(408);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(6));
    }

    @Test
    void longAnswersAreSentWhileTheirRowsAreRead() {
        assertThat(server.client().query(ITEM).header("Content-Length")).isNotEmpty();
        assertThat(server.client().query(LONG).header("Content-Length")).isEmpty();
    }

    /** Whoever takes nothing is cut off after the time that a whole answer has, though any speed is enough. */
    @Test
    void onlySoManyAtOnceAndForSoLong() throws IOException {
        try (RawClient reader = RawClient.connect(InetAddress.getLoopbackAddress(), server.port(), 4_096)) {
            // it has the only place before anybody else asks for one
            assertThat(reader.send(RawClient.query(LONGEST)).read(12, PATIENCE)).isEqualTo("HTTP/1.1 200");
            Eventually.holds(PATIENCE, () -> {
                Reply second = server.client().query(LONG);
                return second.status() == 503 && second.body().contains("Too many long answers are being sent");
            });
            assertThat(body(ITEM)).contains("item number 1");
            Eventually.holds(PATIENCE, () -> server.client().query(LONG).status() == 200);
            Eventually.holds(PATIENCE, () -> server.messages().contains("the client read its answer too slowly"));
        }
    }

    @Test
    void connectionsAreReplacedWhenTheyAreOld() {
        int first = pid();
        Eventually.holds(PATIENCE, () -> {
            assertThat(pid()).isPositive();
            return Databases.text(
                            IntegrationServer.database(),
                            DATABASE,
                            "SELECT count(*) FROM pg_stat_activity WHERE pid = " + first)
                    .equals("0");
        });
    }

    /** Regression: one request emptied the pool. Here it costs the connection that the driver has ended. */
    @Test
    void aValueThatIsTooLongCostsOneConnection() throws Exception {
        Map<String, String> environment =
                new LinkedHashMap<>(IntegrationServer.database().environment(DATABASE));
        environment.put("PGAPPNAME", "keys-long");
        environment.put("FRAISEQL_DB_MIN_IDLE", "0");
        try (OwnServer reading = OwnServer.start("keys-long", environment)) {
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Long> answer :
                        clients.invokeAll(Collections.nCopies(8, (Callable<Long>) () -> open(reading.client())))) {
                    assertThat(answer.get()).isPositive();
                }
            }
            Set<String> before = sessionsOf("keys-long");
            assertThat(before).hasSizeGreaterThan(3);
            Reply tooLong = reading.client().query("{ film(id: 1) { body } }");
            assertThat(tooLong.body())
                    .contains("LIMIT_EXCEEDED", "longer than may be read at once")
                    .doesNotContain("xxx");
            assertThat(tooLong.status()).isEqualTo(400);
            assertThat(reading.client().query("{ film(id: 2) { body } }").body())
                    .isEqualTo("{\"data\":{\"film\":{\"body\":\"short\"}}}");
            Set<String> after = sessionsOf("keys-long");
            after.retainAll(before);
            assertThat(after).hasSize(before.size() - 1);
        }
    }

    private static Set<String> sessionsOf(String application) {
        return new LinkedHashSet<>(List.of(Databases.text(
                        IntegrationServer.database(),
                        DATABASE,
                        "SELECT string_agg(pid::text, ',') FROM pg_stat_activity WHERE application_name = '"
                                + application + "'")
                .split(",", -1)));
    }

    private static int pid() {
        return Integer.parseInt(body(PROCESS).replaceAll("\\D", ""));
    }

    /** Behind PgBouncer it could not be. */
    @Test
    void nothingIsPrepared() {
        for (int i = 0; i < 20; i++) {
            assertThat(statements(server.client())).isZero();
        }
    }

    private static int statements(GraphQLClient client) {
        return Integer.parseInt(client.data("{ prepareds { statements } }").replaceAll("\\D", ""));
    }

    /** The driver forgets them a little later; with the default all twenty would be there. */
    @Test
    @Tag("slow")
    void noStatementStaysPreparedThatNoCacheKeeps() throws IOException {
        Map<String, String> environment =
                new LinkedHashMap<>(IntegrationServer.database().environment(DATABASE));
        environment.put("PGAPPNAME", "keys-cached");
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", "2");
        environment.put("FRAISEQL_DB_MIN_IDLE", "1");
        environment.put("FRAISEQL_DB_STATEMENT_CACHE_SIZE", "0");
        try (OwnServer caching = OwnServer.start("keys-cached", environment)) {
            assertThat(statements(caching.client())).isPositive();
            for (int i = 1; i <= 20; i++) {
                String as = "x".repeat(i);
                String conditions = "{id: {eq: 1}},".repeat(i);
                assertThat(caching.client()
                                .data("{ items(limit: 1, where: {OR: [" + conditions + "{id: {lt: 2}}]}) { " + as
                                        + ": id } }"))
                        .contains("\"" + as + "\":1}");
            }
            assertThat(statements(caching.client())).isBetween(1, 19);
        }
    }

    /** Those above the minimum, after they were idle for so long; Open Liberty looks every half minute. */
    @Test
    @Tag("slow")
    void connectionsThatNobodyNeedsAreClosed() throws Exception {
        Map<String, String> environment =
                new LinkedHashMap<>(IntegrationServer.database().environment(DATABASE));
        environment.put("PGAPPNAME", "keys-idle");
        environment.put("FRAISEQL_DB_IDLE_TIMEOUT_MS", "1000");
        environment.put("FRAISEQL_DB_MIN_IDLE", "2");
        try (OwnServer shrinking = OwnServer.start("keys-idle", environment)) {
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Long> answer :
                        clients.invokeAll(Collections.nCopies(8, (Callable<Long>) () -> open(shrinking.client())))) {
                    assertThat(answer.get()).isPositive();
                }
            }
            assertThat(sessions()).isGreaterThan(3);
            Eventually.holds(Duration.ofSeconds(120), () -> sessions() == 2);
            Thread.sleep(Duration.ofSeconds(35));
            assertThat(sessions()).isEqualTo(2);
        }
    }

    private static long open(GraphQLClient client) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.open(LONGEST);
        try (InputStream rows = answer.body()) {
            return rows.skip(Long.MAX_VALUE);
        }
    }

    private static int sessions() {
        return Integer.parseInt(Databases.text(
                IntegrationServer.database(),
                DATABASE,
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'keys-idle'"));
    }

    /** One failure is enough, and for a minute nobody tries again: with the defaults the second request, and one after a second, would wait for the network. */
    @Test
    @Tag("slow")
    void theDatabaseIsNotAskedAgainAfterSoManyFailuresForSoLong() throws Exception {
        EmbeddedDatabase database = IntegrationServer.database();
        try (TcpProxy network = TcpProxy.to(database.port())) {
            Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
            environment.put("PGHOST", "127.0.0.1");
            environment.put("PGPORT", Integer.toString(network.port()));
            environment.put("PGCONNECT_TIMEOUT", "2");
            environment.put("FRAISEQL_DB_MAX_RETRIES", "0");
            environment.put("FRAISEQL_DB_BREAKER_FAILURES", "1");
            environment.put("FRAISEQL_DB_BREAKER_DELAY_MS", "60000");
            environment.put("FRAISEQL_DB_QUERY_TIMEOUT_MS", "2000");
            environment.put("FRAISEQL_DB_SOCKET_TIMEOUT_MS", "3000");
            try (OwnServer broken = OwnServer.start("keys-breaker", environment)) {
                assertThat(broken.client().data(ITEM)).contains("item number 1");
                network.behave(Plain.BLACK_HOLE);
                Eventually.holds(PATIENCE, () -> broken.client().query(ITEM).status() == 503);
                long start = System.nanoTime();
                for (int i = 0; i < 12; i++) {
                    long began = System.nanoTime();
                    assertThat(broken.client().query(ITEM).status()).isEqualTo(503);
                    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
                    Thread.sleep(300);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(3));
            }
        }
    }
}
