package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.network.Fault;
import org.fraiseql.network.Fault.Plain;
import org.fraiseql.network.TcpProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The network between server and database breaks, forgets, stutters. Whatever it does, whoever asks is answered, and nothing wrong. */
@Isolated
@Tag("liberty") // on WildFly not tried
class NetworkFaultsIT {
    private static final String DATABASE = "network";
    private static final int CLIENTS = 6;
    private static final int MANY_ROWS = 4_000;
    private static final String READ = "{ item(id: 1) { name } }";
    private static final String READ_ANSWER = "{\"data\":{\"item\":{\"name\":\"a\"}}}";
    private static final String WRITE = "mutation { updateCounter(id: 1, ops: {increment: {value: 1}}) { id } }";
    private static final String WRITE_ANSWER = "{\"data\":{\"updateCounter\":{\"id\":1}}}";
    private static final String LIST = "{ manyRows(orderBy: [{id: ASC}]) { id text } }";

    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration POOL_WAIT = Duration.ofSeconds(4);
    /** Of a machine that does other things, too. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final Duration RECOVERY = Duration.ofSeconds(2);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TcpProxy network;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static OwnServer server;

    private record Timed(Reply reply, Duration took) {
        boolean isAnswer() {
            return reply.body().equals(READ_ANSWER) || reply.body().equals(WRITE_ANSWER);
        }
    }

    @BeforeAll
    static void start() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL)",
                "INSERT INTO item VALUES (1, 'a')",
                "CREATE TABLE counter (id int PRIMARY KEY, value int NOT NULL)",
                "INSERT INTO counter VALUES (1, 0)",
                "CREATE TABLE many_row (id int PRIMARY KEY, text text NOT NULL)",
                "INSERT INTO many_row SELECT n, repeat(n::text, 20) FROM generate_series(1, " + MANY_ROWS + ") n",
                "CREATE VIEW pause AS SELECT id, pg_sleep(0.7)::text AS slept FROM item",
                "ANALYZE");
        network = TcpProxy.to(database.port());
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("PGHOST", "127.0.0.1");
        environment.put("PGPORT", Integer.toString(network.port()));
        environment.put("PGCONNECT_TIMEOUT", "1");
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", "8");
        environment.put("FRAISEQL_DB_QUERY_TIMEOUT_MS", Long.toString(QUERY_TIMEOUT.toMillis()));
        environment.put("FRAISEQL_DB_SOCKET_TIMEOUT_MS", Long.toString(SOCKET_TIMEOUT.toMillis()));
        environment.put("FRAISEQL_DB_CONNECTION_TIMEOUT_MS", Long.toString(POOL_WAIT.toMillis()));
        environment.put("FRAISEQL_DB_ATTEMPT_TIMEOUT_MS", Long.toString(POOL_WAIT.toMillis()));
        server = OwnServer.start(DATABASE, environment);
    }

    @AfterAll
    static void stop() {
        server.close();
        network.close();
    }

    @BeforeEach
    void isWell() {
        Eventually.holds(Duration.ofSeconds(20), () -> ready().status() == 200);
        assertThat(server.client().data(READ)).isEqualTo(READ_ANSWER);
    }

    @AfterEach
    void heal() {
        network.behave(Plain.NONE);
    }

    /** Regression: nothing ever came back, readiness took 40 seconds, threads and sockets piled up, and it did not recover. */
    @Test
    @Tag("slow")
    void whileNothingPassesAllAreRefusedInTimeAndThenAnsweredAtOnce() throws Exception {
        fillPool();
        Optional<OwnServer.Usage> before = server.usage();
        for (int round = 0; round < 2; round++) {
            Load load = new Load();
            load.untilAnswered(Duration.ofSeconds(10));
            network.behave(Plain.BLACK_HOLE);
            Eventually.holds(Duration.ofSeconds(6), () -> ready().status() == 503);
            assertThat(server.health().get("health/live").status()).isEqualTo(200);
            load.untilRefused();
            network.behave(Plain.NONE);
            load.untilAnswered(RECOVERY);
            load.stop();
            load.allAreRightAndInTime();
            Eventually.holds(Duration.ofSeconds(4), () -> ready().status() == 200);
        }
        Eventually.holds(Duration.ofSeconds(15), () -> hasNotGrownSince(before));
    }

    /** Regression: a firewall that forgot them ended the service for good. */
    @Test
    void connectionsThatTheNetworkHasForgottenAreReplaced() throws Exception {
        for (String query : List.of(READ, WRITE)) {
            fillPool();
            network.behave(Plain.HALF_OPEN);
            Thread.sleep(600); // the pool is quiet
            Timed first = timed(query);
            assertThat(first.isAnswer()).as(first.reply().body()).isTrue();
            assertThat(first.took()).isLessThan(RECOVERY);
            assertThat(timed(query).took()).isLessThan(MARGIN);
        }
    }

    @Test
    @Tag("slow")
    void thoseThatAreForgottenUnderLoadCostOneTimeoutEach() throws Exception {
        Load load = new Load();
        load.untilAnswered(Duration.ofSeconds(10));
        network.behave(Plain.HALF_OPEN);
        load.untilAnswered(SOCKET_TIMEOUT.plus(RECOVERY));
        load.stop();
        load.allAreRightAndInTime();
        assertThat(load.refusals()).isLessThanOrEqualTo(CLIENTS);
    }

    @Test
    @Tag("slow")
    void afterAResetTheNextAttemptIsAnswered() throws Exception {
        Load load = new Load();
        load.untilAnswered(Duration.ofSeconds(10));
        network.behave(Plain.RESET);
        load.untilRefused();
        network.behave(Plain.NONE);
        load.untilAnswered(RECOVERY);
        load.stop();
        load.allAreRightAndInTime();
    }

    @Test
    @Tag("slow")
    void aServerThatIsStuckForNewConnectionsIsNotMissedWhileThereAreOthers() {
        network.behave(Plain.HANG);
        for (int i = 0; i < 10; i++) {
            assertThat(server.client().data(READ)).isEqualTo(READ_ANSWER);
        }
    }

    /** What was cut off must not look complete. */
    @Test
    @Tag("slow")
    void anAnswerThatIsCutOffBreaksOff() throws IOException, InterruptedException {
        String whole = server.client().data(LIST);
        assertThat(whole)
                .startsWith("{\"data\":{\"manyRows\":[{\"id\":1,")
                .endsWith("]}}")
                .hasSizeGreaterThan(300_000);
        network.behave(new Fault.Cut(150_000));
        HttpResponse<InputStream> response = server.client().open(LIST);
        assertThat(response.statusCode()).isEqualTo(200);
        try (InputStream body = response.body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
        network.behave(Plain.NONE);
        assertThat(server.client().data(READ)).isEqualTo(READ_ANSWER);
    }

    /** The time-out is between two bytes. */
    @Test
    @Tag("slow")
    void aSlowNetworkIsNoBrokenOne() throws IOException, InterruptedException {
        String whole = server.client().data(LIST);
        network.behave(new Fault.Throttle(80_000));
        long start = System.nanoTime();
        try (InputStream body = server.client().open(LIST).body()) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(whole);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(SOCKET_TIMEOUT);
    }

    private static Reply ready() {
        Timed asked = timed(() -> server.health().get("health/ready"));
        assertThat(asked.took()).isLessThan(MARGIN);
        return asked.reply();
    }

    private static boolean hasNotGrownSince(Optional<OwnServer.Usage> before) throws IOException {
        Optional<OwnServer.Usage> now = server.usage();
        return before.isEmpty()
                || now.isEmpty()
                || (now.get().threads() <= before.get().threads() + 10
                        && now.get().files() <= before.get().files() + 10);
    }

    private static Timed timed(String query) {
        return timed(() -> server.client().query(query));
    }

    private static Timed timed(Supplier<Reply> asked) {
        long start = System.nanoTime();
        Reply reply = asked.get();
        return new Timed(reply, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Several connections, as each request holds one for a while. */
    private static void fillPool() throws InterruptedException, ExecutionException {
        List<Future<Reply>> asked = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                asked.add(clients.submit(() -> server.client().query("{ pauses { id } }")));
            }
            for (Future<Reply> reply : asked) {
                assertThat(reply.get().status()).isEqualTo(200);
            }
        }
    }

    /** Clients that go on asking, half of them for changes. */
    private static final class Load {
        private final AtomicBoolean isOver = new AtomicBoolean();
        private final ConcurrentLinkedQueue<Timed> replies = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();

        Load() {
            for (int i = 0; i < CLIENTS; i++) {
                String query = i % 2 == 0 ? READ : WRITE;
                threads.add(Thread.ofVirtual().start(() -> ask(query)));
            }
        }

        private void ask(String query) {
            while (!isOver.get()) {
                replies.add(timed(query));
            }
        }

        /** From now on. */
        void untilAnswered(Duration patience) {
            int from = replies.size();
            Eventually.holds(patience, () -> replies.stream().skip(from).anyMatch(Timed::isAnswer));
        }

        void untilRefused() {
            Eventually.holds(Duration.ofSeconds(10), () -> refusals() >= CLIENTS);
        }

        int refusals() {
            return (int) replies.stream().filter(reply -> !reply.isAnswer()).count();
        }

        void stop() throws InterruptedException {
            isOver.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        void allAreRightAndInTime() {
            assertThat(replies).allSatisfy(given -> {
                if (!given.isAnswer()) {
                    assertThat(given.reply().status()).as(given.reply().body()).isIn(503, 504);
                    assertThat(given.reply().body())
                            .containsPattern("\"code\":\"(SERVICE_UNAVAILABLE|QUERY_TIMEOUT)\"");
                }
                assertThat(given.took())
                        .isLessThan(QUERY_TIMEOUT.plus(POOL_WAIT).plus(MARGIN));
            });
        }
    }
}
