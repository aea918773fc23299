package org.fraiseql.chaos;

import static org.fraiseql.chaos.Chaos.LASTS_MILLIS;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.fraiseql.chaos.Scenario.Event;
import org.fraiseql.chaos.Scenario.Group;
import org.fraiseql.container.Eventually;
import org.fraiseql.hostile.RawClient;
import org.fraiseql.network.Fault;
import org.fraiseql.network.Fault.Plain;

/** All that happens. */
final class Scenarios {
    private static final Set<String> WHILE_A_TABLE_IS_AWAY = Set.of("NOT_FOUND", "GRAPHQL_VALIDATION_FAILED");
    /** To a snapshot that is older than it a table that was written anew is empty (PostgreSQL manual, section 13.6, Caveats). */
    private static final Set<String> WHILE_A_TABLE_IS_WRITTEN_ANEW = Set.of(Load.EMPTY);

    private Scenarios() {}

    static Stream<Scenario> all() {
        return Stream.of(network(), database(), resources(), concurrency()).flatMap(s -> s);
    }

    private static Stream<Scenario> network() {
        return Stream.of(
                network("the server's process is gone", Plain.REFUSE, LASTS_MILLIS),
                network("the server is stuck for new connections", Plain.HANG, LASTS_MILLIS),
                network("a cable is cut for two seconds", Plain.BLACK_HOLE, LASTS_MILLIS),
                network("a cable is cut for five seconds", Plain.BLACK_HOLE, 5_000),
                network("a hiccup of 200 ms", Plain.BLACK_HOLE, 200),
                network("a firewall forgets all connections", Plain.HALF_OPEN, 100),
                network("all connections are reset once", Plain.RESET, 10),
                network("all connections are reset for two seconds", Plain.RESET, LASTS_MILLIS),
                network("connections end before the first byte", new Fault.Cut(0), LASTS_MILLIS),
                network("connections end after one byte", new Fault.Cut(1), LASTS_MILLIS),
                network("connections end after 100 bytes", new Fault.Cut(100), LASTS_MILLIS),
                network("connections end after 2,000 bytes", new Fault.Cut(2_000), LASTS_MILLIS),
                network("20 ms of latency", new Fault.Delay(Duration.ofMillis(20), Duration.ZERO), LASTS_MILLIS),
                network(
                        "100 ms of latency, up to 100 ms more",
                        new Fault.Delay(Duration.ofMillis(100), Duration.ofMillis(100)),
                        LASTS_MILLIS),
                network("20,000 bytes a second", new Fault.Throttle(20_000), LASTS_MILLIS),
                flapping("refused and not, in turn", Plain.REFUSE),
                flapping("reset and not, in turn", Plain.RESET),
                flapping("silent and not, in turn", Plain.BLACK_HOLE),
                flapping("forgotten every 400 ms", Plain.HALF_OPEN),
                Scenario.of(Group.NETWORK, "silent, then reset", chaos -> {
                    chaos.network(Plain.BLACK_HOLE, 1_000);
                    chaos.network(Plain.RESET, 100);
                }));
    }

    private static Scenario network(String name, Fault fault, long millis) {
        return Scenario.of(Group.NETWORK, name, chaos -> chaos.network(fault, millis));
    }

    private static Scenario flapping(String name, Fault fault) {
        return Scenario.of(Group.NETWORK, name, chaos -> chaos.repeat(200, again -> again.network(fault, 200)));
    }

    private static Stream<Scenario> database() {
        return Stream.of(
                database("all sessions are ended once", Chaos::endAllSessions),
                database(
                        "all sessions are ended ten times a second", chaos -> chaos.repeat(100, Chaos::endAllSessions)),
                database(
                        "all statements are cancelled, again and again",
                        chaos -> chaos.repeat(
                                50,
                                again -> again.run(
                                        "postgres",
                                        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE datname = '"
                                                + Chaos.DATABASE + "'"))),
                database("restart", chaos -> {
                    chaos.database().shutDown();
                    chaos.database().start();
                }),
                database("power failure and recovery", chaos -> {
                    chaos.database().crash();
                    chaos.database().start();
                }),
                database("away for three seconds", chaos -> {
                    chaos.database().shutDown();
                    Chaos.lasts(3_000);
                    chaos.database().start();
                }),
                database("one process is killed, and PostgreSQL starts all anew", Scenarios::killOneProcess),
                database("read-only for two seconds", chaos -> {
                    chaos.run("postgres", "ALTER DATABASE chaos SET default_transaction_read_only = on");
                    chaos.endAllSessions();
                    Chaos.lasts(LASTS_MILLIS);
                    chaos.run("postgres", "ALTER DATABASE chaos RESET default_transaction_read_only");
                }),
                database("no new sessions for two seconds", chaos -> {
                    chaos.run("postgres", "ALTER DATABASE chaos ALLOW_CONNECTIONS false");
                    chaos.endAllSessions();
                    Chaos.lasts(LASTS_MILLIS);
                    chaos.run("postgres", "ALTER DATABASE chaos ALLOW_CONNECTIONS true");
                }),
                database(
                        "columns come and go",
                        chaos -> chaos.repeat(
                                100,
                                again -> again.sql(
                                        "ALTER TABLE item ADD COLUMN more int DEFAULT 1",
                                        "ALTER TABLE item DROP COLUMN more"))),
                new Scenario(
                        Group.DATABASE,
                        "a column changes its type",
                        chaos -> chaos.repeat(
                                100,
                                again -> again.sql(
                                        "ALTER TABLE item ALTER COLUMN name TYPE varchar(100)",
                                        "ALTER TABLE item ALTER COLUMN name TYPE text")),
                        WHILE_A_TABLE_IS_WRITTEN_ANEW),
                new Scenario(
                        Group.DATABASE,
                        "a table is replaced by its copy",
                        chaos -> chaos.sql(
                                "BEGIN; CREATE TABLE item_2 (LIKE item INCLUDING ALL); INSERT INTO item_2 SELECT * FROM item; "
                                        + "DROP TABLE item; ALTER TABLE item_2 RENAME TO item; COMMIT"),
                        WHILE_A_TABLE_IS_WRITTEN_ANEW),
                new Scenario(
                        Group.DATABASE,
                        "a table is away for two seconds",
                        chaos -> {
                            chaos.sql("ALTER TABLE item RENAME TO hidden");
                            Chaos.lasts(LASTS_MILLIS);
                            chaos.sql("ALTER TABLE hidden RENAME TO item", "NOTIFY fraiseql_reload");
                        },
                        WHILE_A_TABLE_IS_AWAY),
                database(
                        "indexes come and go",
                        chaos -> chaos.repeat(
                                50, again -> again.sql("CREATE INDEX chaos ON item (name)", "DROP INDEX chaos"))),
                database(
                        "VACUUM FULL",
                        chaos -> chaos.repeat(100, again -> again.sql("VACUUM FULL item", "VACUUM FULL entry"))),
                database(
                        "checkpoints and statistics",
                        chaos -> chaos.repeat(50, again -> again.sql("CHECKPOINT", "ANALYZE"))),
                database(
                        "the catalog is read anew all the time",
                        chaos -> chaos.repeat(50, again -> again.sql("NOTIFY fraiseql_reload"))));
    }

    private static Scenario database(String name, Event event) {
        return Scenario.of(Group.DATABASE, name, event);
    }

    private static Stream<Scenario> resources() {
        return Stream.of(
                resources("all connections of PostgreSQL are taken", chaos -> chaos.exhausted(LASTS_MILLIS)),
                resources("one connection for all", chaos -> {
                    chaos.run("postgres", "ALTER ROLE app CONNECTION LIMIT 1");
                    chaos.endAllSessions();
                    Chaos.lasts(LASTS_MILLIS);
                    chaos.run("postgres", "ALTER ROLE app CONNECTION LIMIT -1");
                }),
                resources("a table is locked for a second", chaos -> chaos.locked("LOCK TABLE entry", 1_000)),
                resources("a table is locked for four seconds", chaos -> chaos.locked("LOCK TABLE item", 4_000)),
                resources(
                        "both tables are locked for seven seconds",
                        chaos -> chaos.locked("LOCK TABLE item, entry", 7_000)),
                resources("the disk is full (SQLSTATE 53100)", chaos -> chaos.failing("entry", "true", "53100")),
                resources("no memory left (SQLSTATE 53200)", chaos -> chaos.failing("entry", "true", "53200")),
                resources(
                        "an error of input and output (SQLSTATE 58030)",
                        chaos -> chaos.failing("entry", "true", "58030")),
                resources("PostgreSQL's processors are busy", Scenarios::burn),
                resources(
                        "long lists beside",
                        chaos -> beside(6, chaos, () -> chaos.client().query("{ larges { id text } }"))),
                resources("clients that do not read what they asked for", Scenarios::slowReaders),
                resources("500 idle connections of clients", Scenarios::idleClients),
                resources("another document each time", chaos -> {
                    List<Integer> number = new ArrayList<>();
                    beside(4, chaos, () -> {
                        int next;
                        synchronized (number) {
                            number.add(0);
                            next = number.size();
                        }
                        return chaos.client().query("{ a" + next + ": item(id: 1) { b" + next + ": name } }");
                    });
                }));
    }

    private static Scenario resources(String name, Event event) {
        return Scenario.of(Group.RESOURCES, name, event);
    }

    private static Stream<Scenario> concurrency() {
        return Stream.of(
                concurrency(
                        "one row that all change",
                        chaos -> beside(16, chaos, () -> chaos.client()
                                .query("mutation { updateCounter(id: 1, ops: {increment: {value: 1}}) { value } }"))),
                concurrency(
                        "one of three transactions can't be serialised",
                        chaos -> chaos.failing("entry", "random() < 0.3", "40001")),
                concurrency(
                        "one of three transactions is the victim of a deadlock",
                        chaos -> chaos.failing("entry", "random() < 0.3", "40P01")),
                concurrency("no transaction can be serialised", chaos -> chaos.failing("entry", "true", "40001")),
                concurrency(
                        "a lock is not to be had (SQLSTATE 55P03)",
                        chaos -> chaos.failing("entry", "random() < 0.3", "55P03")),
                concurrency("clients hang up in the middle", chaos -> beside(8, chaos, () -> hangUp(chaos))),
                concurrency(
                        "300 more clients at once",
                        chaos -> beside(300, chaos, () -> chaos.client().query("{ item(id: 1) { name } }"))),
                concurrency(
                        "batches of ten",
                        chaos -> beside(4, chaos, () -> chaos.client()
                                .post(
                                        "["
                                                + String.join(
                                                        ",",
                                                        java.util.Collections.nCopies(
                                                                10, "{\"query\":\"{ item(id: 1) { name } }\"}"))
                                                + "]",
                                        "Content-Type",
                                        "application/json"))),
                concurrency(
                        "operators look all the time",
                        chaos -> beside(4, chaos, () -> {
                            chaos.server().health().get("health/ready");
                            return chaos.client().query("{ poolStats { active } databaseHealth { healthy } }");
                        })),
                concurrency("sessions end while one row is changed by all", chaos -> {
                    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                        for (int i = 0; i < 8; i++) {
                            clients.submit(
                                    () -> chaos.client()
                                            .query(
                                                    "mutation { updateCounter(id: 1, ops: {increment: {value: 1}}) { value } }"));
                        }
                        chaos.endAllSessions();
                    }
                }));
    }

    private static Scenario concurrency(String name, Event event) {
        return Scenario.of(Group.CONCURRENCY, name, event);
    }

    private interface Request {
        Object send() throws IOException, InterruptedException;
    }

    /** Further clients, as long as most faults last. */
    private static void beside(int clients, Chaos chaos, Request request) {
        long end = System.nanoTime() + Duration.ofMillis(LASTS_MILLIS).toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        request.send();
                    }
                    return chaos;
                });
            }
        }
    }

    private static Object hangUp(Chaos chaos) throws IOException {
        try (RawClient client = RawClient.connect(chaos.server().port())) {
            return client.send(RawClient.query("{ larges { id text } }"));
        }
    }

    /** The session's own, which is not told of its end. */
    private static void killOneProcess(Chaos chaos) throws Exception {
        try {
            chaos.run("postgres", "COPY (SELECT 1) TO PROGRAM 'kill -9 $PPID'");
        } catch (SQLException gone) {
            Eventually.holds(Duration.ofSeconds(20), () -> {
                chaos.run("postgres", "SELECT 1");
                return true;
            });
        }
    }

    private static void burn(Chaos chaos) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                threads.submit(() -> {
                    try (Connection connection = chaos.database().connect(Chaos.DATABASE);
                            Statement statement = connection.createStatement()) {
                        statement.setQueryTimeout(2);
                        return statement.execute("SELECT count(*) FROM generate_series(1, 100000000)");
                    }
                });
            }
        }
    }

    private static void slowReaders(Chaos chaos) throws Exception {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                clients.add(RawClient.connect(
                                java.net.InetAddress.getLoopbackAddress(),
                                chaos.server().port(),
                                4_096)
                        .send(RawClient.query("{ larges { id text } }")));
            }
            Chaos.lasts(LASTS_MILLIS);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    private static void idleClients(Chaos chaos) throws Exception {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                clients.add(RawClient.connect(chaos.server().port()));
            }
            Chaos.lasts(LASTS_MILLIS);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }
}
