package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.hostile.RawClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** One deadline for a request, however many statements it has; and a gate, so that what hangs in the database does not take the whole server with it. */
@Isolated
@Tag("liberty")
class DeadlineIT {
    private static final String DATABASE = "deadlines";
    private static final int PLACES = 4;
    /** Answers that are more than the system's buffers take. */
    private static final int HELD = 20;

    /** What a request may take. */
    private static final Duration TIME = Duration.ofMillis(2_500);

    private static final String TIMEOUT = "Query timeout after 2500 ms";
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
                "CREATE VIEW endless_item AS SELECT n AS id, left(pg_sleep(0.002)::text, 0) AS slept FROM generate_series(1, 1000000) n",
                "CREATE VIEW creeping_item AS SELECT n AS id, CASE WHEN n > 500 THEN left(pg_sleep(0.02)::text, 0) END AS slept FROM generate_series(1, 1000000) n",
                "CREATE VIEW wide_item AS SELECT n AS id, left(pg_sleep(0.002)::text, 0) || repeat('x', 3000) AS text FROM generate_series(1, 1000000) n",
                "CREATE VIEW slow_item AS SELECT name, pg_sleep(0.7)::text AS slept FROM item",
                "CREATE VIEW long_item AS SELECT n AS id, repeat(chr(97 + n % 26), 10000) AS text FROM generate_series(1, 30) n",
                "CREATE FUNCTION take_a_while() RETURNS int LANGUAGE sql VOLATILE AS $$ UPDATE item SET name = name WHERE id = 1; SELECT pg_sleep(1.7); SELECT 3 $$",
                "CREATE FUNCTION rename_slowly(name text) RETURNS text LANGUAGE sql VOLATILE AS $$ UPDATE item SET name = $1 WHERE id = 1; SELECT pg_sleep(20)::text || $1 $$");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("FRAISEQL_LIMITS_MAX_REQUEST_MS", Long.toString(TIME.toMillis()));
        environment.put("FRAISEQL_LIMITS_MAX_CONCURRENT", Integer.toString(PLACES));
        environment.put("FRAISEQL_LIMITS_MAX_QUEUE", "2");
        environment.put("FRAISEQL_HTTP_STREAM_TIMEOUT_MS", "3000");
        environment.put("FRAISEQL_HTTP_MAX_STREAMS", "1");
        environment.put("FRAISEQL_LIMITS_MAX_LOG_LINES_PER_SECOND", "1");
        // the container's own time for a transaction
        LibertyServer.prepare(
                DATABASE,
                BuiltWar.withSlowBeans(),
                configuration ->
                        configuration.replace("</server>", "<transaction totalTranLifetimeTimeout=\"1s\"/></server>"));
        server = OwnServer.start(DATABASE, DATABASE, environment);
        Eventually.holds(
                Duration.ofSeconds(20), () -> server.client().query(READ).status() == 200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The only thread of the server that may wait for a client does so; what others are slow to take is sent by one of ours. */
    @Test
    void whatIsHeldArrivesWhole() throws Exception {
        String query = "{ longItems { id text } }";
        String expected = server.client().query(query).body();
        assertThat(expected).hasSizeGreaterThan(300_000);
        String before = server.log();
        try (RawClient stuck = RawClient.connect(InetAddress.getLoopbackAddress(), server.port(), 4_096);
                RawClient slow = RawClient.connect(InetAddress.getLoopbackAddress(), server.port(), 65_536)) {
            stuck.send(RawClient.query(query).repeat(2 * HELD));
            Thread.sleep(500); // until the system's buffers are full
            slow.send(RawClient.query(query).repeat(HELD));
            Thread.sleep(500);
            StringBuilder read = new StringBuilder();
            while (answers(read, expected) < HELD) {
                String more = slow.read(1 << 20, Duration.ofSeconds(5));
                assertThat(more).as("after %d answers", answers(read, expected)).isNotEmpty();
                read.append(more);
            }
            assertThat(read.toString()).endsWith(expected);
        }
        Thread.sleep(500); // the client that took nothing is gone
        assertThat(server.log().substring(before.length())).doesNotContain("SRVE", "\tat ");
    }

    private static int answers(StringBuilder read, String expected) {
        return read.toString().split("\r\n\r\n" + Pattern.quote(expected), -1).length - 1;
    }

    /** Each failed request had its line. */
    @Test
    void aFloodOfFailuresLeavesFewLinesInTheLog() throws Exception {
        String before = server.log();
        long start = System.nanoTime();
        for (int i = 0; i < 30; i++) {
            assertThat(post("{ slowItems { name slept } }", "5").body()).contains("QUERY_TIMEOUT");
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds() + 2;
        Thread.sleep(1_000);
        post("{ slowItems { name slept } }", "5");

        String log = server.log().substring(before.length());
        List<String> lines =
                log.lines().filter(line -> line.contains("QUERY_TIMEOUT")).toList();

        assertThat(lines).hasSizeBetween(2, (int) seconds + 1);
        assertThat(log).containsPattern("\\d+ lines of org\\.fraiseql\\.request were left out");
    }

    /** It ran for as long as all of them took: a hundred aliases for 72 s. */
    @Test
    void manySlowRootFieldsShareTheTimeOfOneRequest() {
        String query = IntStream.range(0, 30)
                .mapToObj(i -> "f" + i + ": slowItems { name slept }")
                .collect(Collectors.joining(" ", "{ ", " }"));

        Timed answered = timed(() -> server.client().query(query));

        assertThat(answered.took).isBetween(TIME.minusMillis(300), TIME.plusMillis(2_000));
        assertThat(answered.reply.status()).isEqualTo(200);
        assertThat(answered.reply.body())
                .startsWith("{\"data\":{\"f0\":[{\"name\":")
                .contains("\"f29\":null", "\"code\":\"QUERY_TIMEOUT\"", TIMEOUT);
    }

    @Test
    void theRequestsOfABatchShareTheTimeOfOneRequest() {
        String batch = Collections.nCopies(10, GraphQLClient.request("{ slowItems { name slept } }", "{}")).stream()
                .collect(Collectors.joining(",", "[", "]"));

        Timed answered = timed(() -> server.client()
                .post(batch, "Accept", GraphQLClient.GRAPHQL_RESPONSE, "Content-Type", GraphQLClient.JSON));

        assertThat(answered.took).isBetween(TIME.minusMillis(300), TIME.plusMillis(2_000));
        assertThat(answered.reply.body())
                .startsWith("[{\"data\":{\"slowItems\":[{\"name\":")
                .contains("\"code\":\"QUERY_TIMEOUT\"");
    }

    /** Rows that come in parts: each part had the time of a statement. */
    @Test
    void rowsThatComeSlowlyAreRowsOfOneRequest() {
        Timed answered = timed(() -> server.client().query("{ endlessItems { id slept } }"));

        assertThat(answered.took).isBetween(TIME.minusMillis(300), TIME.plusMillis(2_500));
        assertThat(answered.reply.body())
                .startsWith("{\"data\":{\"endlessItems\":null},")
                .contains("\"code\":\"QUERY_TIMEOUT\"", TIMEOUT);
        Eventually.holds(
                Duration.ofSeconds(5), () -> Databases.busySessions(IntegrationServer.database(), DATABASE) == 0);
    }

    /** The driver does not cancel statements whose rows it fetches. */
    @Test
    void aPartThatTakesLongIsCancelled() {
        Timed answered = timed(() -> post("{ creepingItems { id slept } }", "1500"));

        assertThat(answered.took).isLessThan(Duration.ofMillis(4_000));
        assertThat(answered.reply.body()).contains("QUERY_TIMEOUT", "Query timeout after 1500 ms");
        Eventually.holds(
                Duration.ofSeconds(3), () -> Databases.busySessions(IntegrationServer.database(), DATABASE) == 0);
    }

    /** From its first byte on an answer has the time of a stream, whoever is slow. */
    @Test
    void anAnswerThatIsBeingSentIsCutOffInTheEnd() throws Exception {
        String before = server.log();
        long start = System.nanoTime();
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(RawClient.query("{ wideItems { id text } }"));
            StringBuilder read = new StringBuilder();
            for (String more = client.read(1 << 16, Duration.ofSeconds(10));
                    !more.isEmpty();
                    more = client.read(1 << 16, Duration.ofSeconds(10))) {
                read.append(more);
            }
            assertThat(read).startsWith("HTTP/1.1 200").hasSizeGreaterThan(1 << 20);
            assertThat(read.toString()).doesNotContain("\r\n0\r\n\r\n");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(TIME.plusMillis(500), Duration.ofSeconds(20));
        assertThat(server.log().substring(before.length())).doesNotContain("SRVE");
        Eventually.holds(
                Duration.ofSeconds(5), () -> Databases.busySessions(IntegrationServer.database(), DATABASE) == 0);
    }

    @Test
    void beansShareTheTimeOfTheRequest() {
        String query = IntStream.range(0, 30)
                .mapToObj(i -> "f" + i + ": sleeps(millis: 900)")
                .collect(Collectors.joining(" ", "{ ", " }"));

        Timed answered = timed(() -> server.client().query(query));

        assertThat(answered.took).isBetween(TIME.minusMillis(300), TIME.plusMillis(2_000));
        assertThat(answered.reply.body()).contains("\"f0\":900", "\"f29\":null", "\"code\":\"QUERY_TIMEOUT\"", TIMEOUT);
    }

    @Test
    void nobodyWaitsForAnAnswerThatNeverComes() {
        Timed answered = timed(() -> server.client().query("{ neverComes }"));

        assertThat(answered.took).isLessThan(TIME.plusMillis(2_000));
        assertThat(answered.reply.body()).contains("\"code\":\"QUERY_TIMEOUT\"");
    }

    @Test
    void whatABeanReadsIsReadWithinTheTimeOfTheRequest() {
        Timed answered = timed(() -> server.client().query("{ readsSlowly }"));

        assertThat(answered.took).isBetween(TIME.minusMillis(300), TIME.plusMillis(2_500));
        assertThat(answered.reply.body()).contains("\"readsSlowly\":null", "\"errors\":", "\"code\":\"QUERY_TIMEOUT\"");
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
    void aMutationHasTheTimeOfTheRequestAndNotThatOfTheContainer() {
        assertThat(server.client().data("mutation { takeAWhile }")).isEqualTo("{\"data\":{\"takeAWhile\":3}}");
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
                    .allSatisfy(one -> assertThat(one.took).isLessThan(TIME.plusSeconds(2)))
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

    /** All places were one client's before: nobody else was answered until the lock was gone. */
    @Test
    void othersAreAnsweredWhileOneClientWaitsForALock() throws Exception {
        InetAddress other = InetAddress.getByName("127.0.0.2");
        try (Connection connection = IntegrationServer.database().connect(DATABASE);
                Statement lock = connection.createStatement();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE locked");
            for (int i = 0; i < 20; i++) {
                clients.submit(() -> server.client().query("{ lockeds { id } }"));
            }
            Eventually.holds(Duration.ofSeconds(3), () -> Databases.text(
                            IntegrationServer.database(),
                            DATABASE,
                            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
                    .equals(Integer.toString(PLACES - 1)));
            for (int i = 0; i < 10; i++) {
                try (RawClient innocent = RawClient.connect(other, server.port(), 0)) {
                    long start = System.nanoTime();
                    innocent.send(RawClient.query(READ));
                    assertThat(innocent.response(Duration.ofSeconds(5))).contains("{\"data\":{\"item\":");
                    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
                }
            }
            connection.rollback();
        }
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
