package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.fraiseql.container.CommitGate.Blow;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Money must neither vanish nor appear: transactions that the database gives up, whose session is ended at every moment, whose client hangs up, that
 * meet others. One server at serializable isolation, behind a gate that knows a commit. {@code -Dseed=…} repeats a run.
 */
@Isolated
class TransactionsIT {
    private static final String DATABASE = "transactions";
    private static final int ROUNDS = Integer.getInteger("rounds", 60);
    private static final int MANY_ROUNDS = 400;
    private static final int CLIENTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ADD = "mutation($t: String!) { createToken(input: {name: $t}) { name }"
            + " updateCounter(id: 1, ops: {increment: {value: 1}}) { value } }";
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static EmbeddedDatabase database;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static CommitGate gate;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static OwnServer server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        run(
                "CREATE TABLE counter (id int PRIMARY KEY, value int NOT NULL)",
                "CREATE TABLE token (name text PRIMARY KEY)",
                "CREATE TABLE account (id int PRIMARY KEY, owner int NOT NULL, balance numeric NOT NULL)",
                "CREATE TABLE transfer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, source int NOT NULL REFERENCES account, target int NOT NULL REFERENCES account, amount numeric NOT NULL)",
                "CREATE TABLE probe (id int PRIMARY KEY, isolation text DEFAULT current_setting('transaction_isolation'))",
                "CREATE SEQUENCE tries",
                """
                CREATE FUNCTION moody() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  IF NEW.name LIKE '40%' AND nextval('tries') <= split_part(NEW.name, ' ', 2)::int THEN
                    RAISE EXCEPTION 'not now' USING ERRCODE = split_part(NEW.name, ' ', 1);
                  END IF;
                  IF NEW.name LIKE 'slow%' THEN PERFORM pg_sleep(0.2); END IF;
                  RETURN NEW;
                END $$""",
                "CREATE TRIGGER moody BEFORE INSERT ON token FOR EACH ROW EXECUTE FUNCTION moody()",
                // an owner may overdraw one account as long as all of them together hold something: what concurrent
                // transactions break unless they are serializable
                """
                CREATE FUNCTION solvent() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  IF NEW.balance < OLD.balance
                      AND (SELECT sum(balance) FROM account WHERE owner = NEW.owner AND id <> NEW.id) + NEW.balance < 0 THEN
                    RAISE EXCEPTION 'Not enough money';
                  END IF;
                  RETURN NEW;
                END $$""",
                "CREATE TRIGGER solvent BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION solvent()");
        gate = new CommitGate(database.port(), TransactionsIT::endSession);
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("PGHOST", "127.0.0.1");
        environment.put("PGPORT", Integer.toString(gate.port()));
        environment.put("FRAISEQL_DB_MUTATION_ISOLATION", System.getProperty("isolation", "serializable"));
        environment.put("FRAISEQL_DB_INITIAL_BACKOFF_MS", "5");
        environment.put("FRAISEQL_DB_MAX_RETRIES", "10");
        server = OwnServer.start("transactions", environment).ready();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        gate.close();
    }

    @BeforeEach
    void reset() {
        run(
                "TRUNCATE token, transfer, account, counter, probe",
                "INSERT INTO counter VALUES (1, 0)",
                "ALTER SEQUENCE tries RESTART");
    }

    private static void run(String... commands) {
        Databases.run(database, DATABASE, commands);
    }

    private static String text(String query) {
        return Databases.text(database, DATABASE, query);
    }

    private static void endSession(int clientPort) {
        run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE client_port = " + clientPort);
    }

    private static Reply add(String token) {
        return server.client().query(ADD, "{\"t\": \"" + token + "\"}");
    }

    /** Rows of the table and the counter, which every transaction changes together. */
    private static String applied() {
        return text("SELECT (SELECT count(*) FROM token) || ' ' || (SELECT value FROM counter)");
    }

    @Test
    void hasTheIsolationOfTheConfiguration() {
        assertThat(server.client().data("mutation { createProbe(input: {id: 1}) { isolation } }"))
                .isEqualTo("{\"data\":{\"createProbe\":{\"isolation\":\"serializable\"}}}");
        assertThat(server.client()
                        .data("mutation { bulkCreateProbes(input: [{id: 2}, {id: 3}]) { records { isolation } } }"))
                .contains("[{\"isolation\":\"serializable\"},{\"isolation\":\"serializable\"}]");
    }

    @Test
    void runsAgainAfterASerializationFailureOrADeadlock() {
        for (String state : List.of("40001", "40P01")) {
            reset();
            assertThat(add(state + " 3").body()).contains("\"updateCounter\":{\"value\":1}");
            assertThat(applied()).isEqualTo("1 1");
            assertThat(text("SELECT last_value FROM tries")).isEqualTo("4");
        }
    }

    @Test
    void givesUpAfterTheLastRetry() {
        Reply reply = add("40001 1000");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .startsWith("{\"data\":null,")
                .contains("TRANSACTION_ROLLBACK", "\"retryable\":true", "40001");
        assertThat(applied()).isEqualTo("0 0");
        assertThat(text("SELECT last_value FROM tries")).isEqualTo("11");
    }

    @Test
    void survivesRealDeadlocks() throws InterruptedException {
        run("INSERT INTO account SELECT n, n, 0 FROM generate_series(1, 2) n");
        ConcurrentLinkedQueue<String> strange = new ConcurrentLinkedQueue<>();
        inParallel(4, (client, random) -> {
            for (int i = 0; i < 15; i++) {
                int first = client % 2 + 1;
                Reply reply = server.client()
                        .query(
                                "mutation($a: Int!, $b: Int!) { a: updateAccount(id: $a, ops: {increment: {balance: 1}}) { id }"
                                        + " b: updateAccount(id: $b, ops: {increment: {balance: 1}}) { id } }",
                                "{\"a\": " + first + ", \"b\": " + (3 - first) + "}");
                if (reply.body().contains("errors")) {
                    strange.add(reply.body());
                }
            }
        });
        assertThat(strange).allSatisfy(body -> assertThat(body).contains("TRANSACTION_ROLLBACK"));
        assertThat(text("SELECT string_agg((balance + " + strange.size() + ")::text, ' ') FROM account"))
                .isEqualTo("60 60");
    }

    @Test
    void losesNothingAndAppliesNothingTwiceWhenSessionsEnd() throws InterruptedException {
        losesNothingAndAppliesNothingTwice(ROUNDS);
    }

    @Test
    @Tag("slow")
    void norInManyRounds() throws InterruptedException {
        losesNothingAndAppliesNothingTwice(MANY_ROUNDS);
    }

    /** The session is ended in the middle of statements, before, during and after the commit: what was answered is what stands in the tables. */
    private static void losesNothingAndAppliesNothingTwice(int rounds) throws InterruptedException {
        RandomGenerator random = random(0);
        int struckBefore = gate.struck();
        List<String> failed = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Thread killer = blow(round, random);
            Reply reply = add("round " + round);
            killer.join();
            gate.strike(Blow.NONE);
            if (!reply.body().contains("\"data\":{")) {
                failed.add(round + ": " + reply.body());
            }
        }
        assertThat(gate.struck() - struckBefore).as("commits that were struck").isGreaterThanOrEqualTo(rounds * 3 / 4);
        assertThat(failed).as("seed %d", SEED).isEmpty();
        assertThat(applied()).isEqualTo(rounds + " " + rounds);
    }

    /** Committed it was, but nobody is there to say so: neither a success nor a rollback may be claimed. */
    @Test
    void saysThatTheOutcomeIsUnknownWhenTheDatabaseCantBeAsked() {
        // the other one has connections left that can be asked, and the gate lets them live
        assumeThat(IntegrationServer.backend()).isEqualTo("jdbc");
        gate.strikeAndShut(Blow.AFTER_COMMIT);
        Reply reply = add("doubtful");
        gate.open();
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body())
                .startsWith("{\"data\":null,")
                .contains("\"code\":\"SERVICE_UNAVAILABLE\"", "\"retryable\":false", "\"outcome\":\"unknown\"")
                .doesNotContain("TRANSACTION_ROLLBACK", "rolled back");
        Eventually.holds(PATIENCE, () -> add("afterwards").body().contains("\"value\":2"));
        assertThat(applied()).isEqualTo("2 2");
    }

    private static Thread blow(int round, RandomGenerator random) {
        switch (round % 4) {
            case 0 -> gate.strike(Blow.BEFORE_COMMIT);
            case 1 -> gate.strike(Blow.DURING_COMMIT);
            case 2 -> gate.strike(Blow.AFTER_COMMIT);
            default -> {
                int micros = random.nextInt(4_000);
                return Thread.ofVirtual().start(() -> {
                    sleep(Duration.ofNanos(micros * 1_000L));
                    run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + DATABASE
                            + "' AND pid <> pg_backend_pid()");
                });
            }
        }
        return Thread.ofVirtual().start(() -> {});
    }

    @Test
    void aClientThatHangsUpLeavesAllOrNothing() throws IOException, InterruptedException {
        RandomGenerator random = random(1);
        int hungUp = 20;
        for (int i = 0; i < hungUp; i++) {
            byte[] body =
                    GraphQLClient.request(ADD, "{\"t\": \"slow " + i + "\"}").getBytes(StandardCharsets.UTF_8);
            URI root = server.client().to("graphql").build().uri();
            try (Socket socket = new Socket(root.getHost(), root.getPort())) {
                OutputStream out = socket.getOutputStream();
                out.write(
                        ("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                        + body.length + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                out.write(body);
                out.flush();
                sleep(Duration.ofMillis(random.nextInt(20, 200)));
                socket.setSoLinger(true, 0);
            }
        }
        Eventually.holds(PATIENCE, () -> Databases.busySessions(database, DATABASE) == 0);
        String[] both = applied().split(" ", -1);
        assertThat(both[0]).as("tokens and counter, seed %d", SEED).isEqualTo(both[1]);
        assertThat(Integer.parseInt(both[0])).isPositive();
    }

    @Test
    void theTotalOfABankNeverChanges() throws InterruptedException {
        run("INSERT INTO account SELECT n, (n + 1) / 2, 20 FROM generate_series(1, 10) n");
        AtomicBoolean isOver = new AtomicBoolean();
        ConcurrentLinkedQueue<String> totals = new ConcurrentLinkedQueue<>();
        Thread auditor = Thread.ofVirtual().start(() -> {
            while (!isOver.get()) {
                totals.add(
                        text(
                                "SELECT sum(balance) || ' ' || (SELECT count(*) FROM (SELECT FROM account GROUP BY owner HAVING sum(balance) < 0) poor) FROM account"));
                sleep(Duration.ofMillis(5));
            }
        });
        ConcurrentLinkedQueue<String> codes = new ConcurrentLinkedQueue<>();
        inParallel(CLIENTS, (client, random) -> {
            for (int i = 0; i < 60; i++) {
                codes.add(transfer(random.nextInt(1, 11), random.nextInt(1, 10), random.nextInt(1, 30)));
            }
        });
        isOver.set(true);
        auditor.join();
        assertThat(codes)
                .as("seed %d", SEED)
                .hasSize(CLIENTS * 60)
                .contains("ok", "refused")
                .allMatch(code -> !code.startsWith("{"));
        assertThat(totals)
                .as("the total, and how many owners owe money, seed %d", SEED)
                .isNotEmpty()
                .containsOnly("200 0");
        assertThat(text("SELECT count(*) FROM transfer"))
                .isEqualTo(Long.toString(codes.stream().filter("ok"::equals).count()));
        assertThat(
                        text(
                                "SELECT bool_and(balance = 20 + coalesce((SELECT sum(amount) FROM transfer WHERE target = a.id), 0) - coalesce((SELECT sum(amount) FROM transfer WHERE source = a.id), 0)) FROM account a"))
                .isEqualTo("t");
    }

    private static String transfer(int source, int step, int amount) {
        int target = (source + step - 1) % 10 + 1;
        Reply reply = server.client()
                .query(
                        "mutation($s: Int!, $t: Int!, $a: Decimal!, $minus: Decimal!) {"
                                + " updateAccount(id: $s, ops: {increment: {balance: $minus}}) { balance }"
                                + " to: updateAccount(id: $t, ops: {increment: {balance: $a}}) { balance }"
                                + " createTransfer(input: {source: $s, target: $t, amount: $a}) { id } }",
                        "{\"s\": %d, \"t\": %d, \"a\": %d, \"minus\": %d}".formatted(source, target, amount, -amount));
        if (reply.body().startsWith("{\"data\":{")) {
            return "ok";
        }
        if (reply.body().contains("Not enough money")) {
            return "refused";
        }
        return reply.body().contains("TRANSACTION_ROLLBACK") ? "rolled back" : reply.body();
    }

    private interface Work {
        void run(int client, RandomGenerator random);
    }

    private static void inParallel(int clients, Work work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            int number = client;
            threads.add(Thread.ofVirtual().start(() -> work.run(number, random(number))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static RandomGenerator random(int stream) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(SEED + stream);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
