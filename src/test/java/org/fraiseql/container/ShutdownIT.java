package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.hostile.RawClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * A server that is told to end finishes what it has begun. Two servers serve all tests, as each start takes a while: the second one cuts off what takes longer than two
 * seconds.
 */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShutdownIT {
    private static final boolean IS_WILDFLY = WildFly.home().isPresent();
    private static final String DATABASE = "shutdown";
    private static final String FIRST = "shutdown-first";
    private static final String SECOND = "shutdown-second";
    private static final Map<String, String> BOUND = Map.of("FRAISEQL_HTTP_SHUTDOWN_MS", "2000");
    /** Takes two seconds. */
    private static final String SLOW = "{ slowItems { name } }";

    private static final String SLOW_ANSWER = "{\"data\":{\"slowItems\":[{\"name\":\"a\"}]}}";
    private static final String READ = "{ item(id: 1) { name } }";

    private static final int CLIENTS = 6;

    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Path war;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static OwnServer first;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static OwnServer second;

    @BeforeAll
    static void start() throws Exception {
        createDatabase();
        if (!IS_WILDFLY) {
            war = LibertyServer.prepare(
                    FIRST,
                    BuiltWar.archive(),
                    configuration -> configuration.replace(
                            "<applicationMonitor updateTrigger=\"disabled\"/>",
                            "<applicationMonitor updateTrigger=\"polled\" pollingRate=\"200ms\"/>"));
        }
        Future<OwnServer> other = THREADS.submit(ShutdownIT::startSecond);
        first = startFirst();
        second = other.get();
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    /** Reads and writes all the time; each answer is looked at, and each row that was written is there once. */
    @Test
    @Order(1)
    void serversAreRestartedOneByOneWithoutAFailedRequest() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        try (Balancer balancer = new Balancer()) {
            balancer.add(first);
            balancer.add(second);
            List<Future<Integer>> load = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                load.add(THREADS.submit(() -> load(balancer, client, isOver)));
            }
            first = restarted(balancer, first, ShutdownIT::startFirst);
            second = restarted(balancer, second, ShutdownIT::startSecond);
            isOver.set(true);
            int written = 0;
            for (Future<Integer> done : load) {
                written += done.get(30, TimeUnit.SECONDS);
            }
            assertThat(written).isGreaterThan(100);
            assertThat(Databases.text(IntegrationServer.database(), DATABASE, "SELECT count(*) FROM item WHERE id > 1"))
                    .isEqualTo(Integer.toString(written));
        } finally {
            isOver.set(true);
        }
    }

    /**
     * The server stays, another WAR takes the place of this one: what runs is answered, what waits is refused, and then the next one serves. Of Open Liberty's
     * application monitor; WildFly's deployment scanner was not tried.
     */
    @Test
    @Tag("liberty")
    @Order(2)
    void whatIsUnderWayIsAnsweredWhenTheApplicationIsReplaced() throws Exception {
        List<Future<Reply>> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asked.add(THREADS.submit(() -> first.client().query("{ slowerItems { name } }")));
        }
        areBusy(2);
        TimeUnit.MILLISECONDS.sleep(300);
        Path next = Files.copy(war, war.resolveSibling("next.war"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(next, war, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

        List<Integer> statuses = new ArrayList<>();
        for (Future<Reply> reply : asked) {
            statuses.add(reply.get().status());
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 200, 503, 503);
        isReady(first);
        assertThat(first.log().split("CWWKZ0003I")).hasSize(2);
    }

    /** There are two places; two more wait for theirs without a thread when the signal comes. */
    @Test
    @Order(3)
    void whatIsUnderWayOrQueuedIsAnsweredAfterSigterm() throws Exception {
        try (RawClient open = RawClient.connect(first.port())) {
            open.send(RawClient.query(READ));
            assertThat(open.response(Duration.ofSeconds(10))).startsWith("HTTP/1.1 200");
            List<Future<Reply>> asked = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asked.add(THREADS.submit(() -> first.client().query(SLOW)));
            }
            areBusy(2);
            TimeUnit.MILLISECONDS.sleep(300);
            ProcessHandle jvm = first.jvm();
            jvm.destroy();
            TimeUnit.MILLISECONDS.sleep(500);

            open.send(RawClient.query(READ));
            String refused = open.response(Duration.ofSeconds(10));
            if (IS_WILDFLY) { // which goes on listening at the port of its health; Open Liberty stops at all
                assertThat(first.health().get("health/ready").status()).isEqualTo(503);
            }
            for (Future<Reply> reply : asked) {
                assertThat(reply.get().body()).isEqualTo(SLOW_ANSWER);
            }
            jvm.onExit().get(30, TimeUnit.SECONDS);
            assertThat(refused).startsWith("HTTP/1.1 503");
            if (!IS_WILDFLY) { // which refuses it before it asks the application
                assertThat(refused)
                        .contains("Retry-After: 1", "Connection: close")
                        .contains("\"code\":\"SERVICE_UNAVAILABLE\"");
            }
        }
    }

    @Test
    @Order(4)
    void whatTakesLongerThanTheBoundIsCutOff() throws Exception {
        Future<Reply> endless = THREADS.submit(() -> second.client().query("{ endlessItems { name } }"));
        areBusy(1);
        ProcessHandle jvm = second.jvm();
        long start = System.nanoTime();
        jvm.destroy();
        jvm.onExit().get(25, TimeUnit.SECONDS);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
        assertThat(endless).failsWithin(Duration.ofSeconds(5));
    }

    /** @return how many rows it has written */
    private static int load(Balancer balancer, int client, AtomicBoolean isOver) throws InterruptedException {
        int written = 0;
        while (!isOver.get()) {
            assertThat(balancer.ask("{ briefItems { name } }").body())
                    .isEqualTo("{\"data\":{\"briefItems\":[{\"name\":\"a\"}]}}");
            int id = 10 + written * CLIENTS + client;
            assertThat(balancer.ask("mutation { createItem(input: {id: %d, name: \"w\"}) { id } }".formatted(id))
                            .body())
                    .isEqualTo("{\"data\":{\"createItem\":{\"id\":%d}}}".formatted(id));
            written++;
        }
        return written;
    }

    private static OwnServer restarted(Balancer balancer, OwnServer server, Callable<OwnServer> start)
            throws Exception {
        ProcessHandle jvm = server.jvm();
        jvm.destroy();
        jvm.onExit().get(60, TimeUnit.SECONDS);
        balancer.remove(server);
        server.close();
        OwnServer next = start.call();
        balancer.add(next);
        TimeUnit.SECONDS.sleep(1);
        return next;
    }

    private static void areBusy(int sessions) {
        Eventually.holds(
                Duration.ofSeconds(10),
                () -> Databases.busySessions(IntegrationServer.database(), DATABASE) == sessions);
    }

    private static void createDatabase() throws SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL)",
                "INSERT INTO item VALUES (1, 'a')",
                "CREATE VIEW slow_item AS SELECT name || left(pg_sleep(2)::text, 0) AS name FROM item WHERE id = 1",
                "CREATE VIEW slower_item AS SELECT name || left(pg_sleep(4)::text, 0) AS name FROM item WHERE id = 1",
                "CREATE VIEW brief_item AS SELECT name || left(pg_sleep(0.05)::text, 0) AS name FROM item WHERE id = 1",
                "CREATE VIEW endless_item AS SELECT name || left(pg_sleep(60)::text, 0) AS name FROM item WHERE id = 1");
    }

    private static OwnServer startFirst() throws IOException {
        return awaited(OwnServer.start(FIRST, FIRST, environment(Map.of())));
    }

    private static OwnServer startSecond() throws IOException {
        return awaited(OwnServer.start(SECOND, environment(BOUND)));
    }

    private static OwnServer awaited(OwnServer server) {
        isReady(server);
        return server;
    }

    private static void isReady(OwnServer server) {
        Eventually.holds(
                Duration.ofSeconds(60), () -> server.client().query(READ).status() == 200);
    }

    private static Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment =
                new LinkedHashMap<>(IntegrationServer.database().environment(DATABASE));
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", "3");
        environment.putAll(settings);
        return environment;
    }
}
