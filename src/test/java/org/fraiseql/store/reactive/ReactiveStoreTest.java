package org.fraiseql.store.reactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fraiseql.ReactiveDatabases;
import org.fraiseql.container.Databases;
import org.fraiseql.container.Eventually;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.OwnTransaction;
import org.fraiseql.store.ReadCancelledException;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.ResilientTransactions;
import org.fraiseql.store.Rows;
import org.fraiseql.store.TransactionId;
import org.fraiseql.store.Transactions;
import org.fraiseql.store.WriteAttempt;
import org.fraiseql.store.WriteBackend.Outcome;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Statements and transactions. */
@Isolated
class ReactiveStoreTest extends StoreOnProxy {
    private static final int MANY = 2_700;
    private static final BoundStatement MANY_ROWS =
            statement("SELECT g, repeat('x', 10) FROM generate_series(1, " + MANY + ") g", Long.MAX_VALUE);
    private static final BoundStatement SLEEP = statement("SELECT pg_sleep(30)", 1);

    @Test
    void valuesComeAsPostgreSqlPrintsThem() {
        assertThat(read(statement(
                        "SELECT $1::timestamptz UNION ALL SELECT 'infinity' UNION ALL SELECT NULL", 3, "2026-01-02")))
                .containsExactly("2026-01-02 00:00:00+00", "infinity", "NULL");
        assertThat(read(statement("SELECT $1::int4[]", 1, "{1,2}"))).containsExactly("{1,2}");
        assertThat(read(statement("SELECT 1e100::float8", 1))).containsExactly("1e+100");
        assertThat(read(statement("SELECT '1.2.3.4'::inet", 1))).containsExactly("1.2.3.4");
    }

    @Test
    void manyRowsComeSomeAtATime() {
        assertThat(read(MANY_ROWS)).hasSize(MANY).startsWith("1", "2").endsWith(Integer.toString(MANY));
        assertThat(store.monitor().statistics().active()).isZero();
    }

    /** The rest is not read, and the connection is as good as before. */
    @Test
    void manyRowsNeedNotBeReadToTheirEnd() {
        for (int i = 0; i < 5; i++) {
            try (ReadSession session = store.reads().open(List.of(MANY_ROWS), FOREVER)) {
                assertThat(session.rows(0).next()).isTrue();
            }
        }
        assertThat(read(VALUE)).containsExactly("1");
        assertThat(store.monitor().statistics().size().orElseThrow()).isBetween(1, 2);
    }

    @Test
    void statementsOfOneSessionSeeOneSnapshot() {
        try (ReadSession session = store.reads().open(List.of(VALUE, VALUE), FOREVER)) {
            assertThat(column(session.rows(0))).containsExactly("1");
            execute("UPDATE counter SET value = 2");
            assertThat(column(session.rows(1))).containsExactly("1");
        }
        assertThat(read(VALUE)).containsExactly("2");
    }

    @Test
    void aStatementThatFailsDoesNotHarmTheNext() {
        BoundStatement wrong = statement("SELECT 1 / value FROM (SELECT 0 AS value) zero", 1);
        try (ReadSession session = store.reads().open(List.of(wrong, VALUE, wrong, VALUE), FOREVER)) {
            assertThat(failure(() -> session.rows(0)).code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
            assertThat(column(session.rows(1))).containsExactly("1");
            assertThat(failure(() -> session.rows(2)).code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
            assertThat(column(session.rows(3))).containsExactly("1");
        }
    }

    @Test
    void aStatementOfColumnsThatHaveChangedIsPreparedAnew() {
        BoundStatement all = statement("SELECT * FROM counter", 1);
        assertThat(read(all)).containsExactly("1");
        execute("ALTER TABLE counter ALTER value TYPE text");
        assertThat(read(all)).containsExactly("1");
        execute("ALTER TABLE counter ALTER value TYPE numeric USING value::numeric / 2");
        try (ReadSession session = store.reads().open(List.of(all, all), FOREVER)) {
            assertThat(column(session.rows(0))).containsExactly("0.50000000000000000000");
            assertThat(column(session.rows(1))).containsExactly("0.50000000000000000000");
        }
    }

    /** Regression: whoever had asked on the same connection was told that rows are too long, and not to try again. */
    @Test
    void rowsThatAreTooLongAreToldToNobodyElseOnTheirConnection() throws Exception {
        BoundStatement tooLong = statement("SELECT repeat('x', 20 << 20) FROM pg_sleep(1)", 1);
        try (ReactiveStore sharing = store(
                        address("postgres", "postgres"),
                        "fraiseql.db.pipelining",
                        "16",
                        "fraiseql.db.max-connections",
                        "1",
                        "fraiseql.db.min-idle",
                        "0",
                        "fraiseql.db.query-timeout-ms",
                        "30000",
                        "fraiseql.db.connection-timeout-ms",
                        "30000",
                        "fraiseql.db.socket-timeout-ms",
                        "40000",
                        "fraiseql.db.max-fetch-bytes",
                        Integer.toString(16 << 20));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(read(sharing, VALUE)).containsExactly("1");
            Future<EngineException> refused = clients.submit(() -> failure(() -> read(sharing, tooLong)));
            Eventually.holds(Duration.ofSeconds(10), ReactiveStoreTest::isSleeping);
            List<Future<List<String>>> others = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                others.add(clients.submit(() -> read(sharing, VALUE)));
            }
            for (Future<List<String>> other : others) {
                assertThat(other.get()).containsExactly("1");
            }
            assertThat(refused.get().code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
            assertThat(failure(() -> read(sharing, tooLong)).code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
            assertThat(read(sharing, VALUE)).containsExactly("1");
        }
    }

    private static boolean isSleeping() {
        return Databases.text(
                        database,
                        "postgres",
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'test' AND wait_event = 'PgSleep'")
                .equals("1");
    }

    /** Regression: it waited as long as a connection and an answer may take. */
    @Test
    void aRequestWaitsForAConnectionNoLongerThanItsDeadline() {
        BoundStatement many = statement("SELECT generate_series(1, 3000)", Long.MAX_VALUE);
        try (ReadSession one = store.reads().open(List.of(many), FOREVER);
                ReadSession other = store.reads().open(List.of(many), FOREVER)) {
            for (BoundStatement asked : List.of(VALUE, many)) {
                long start = System.nanoTime();
                assertThat(failure(() -> store.reads()
                                        .open(List.of(asked), RequestTerms.until(Deadline.in(Duration.ofMillis(300)))))
                                .code())
                        .isEqualTo(ErrorCode.QUERY_TIMEOUT);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            }
            assertThat(failure(() -> store.writes()
                                    .open(
                                            true,
                                            new WriteAttempt(),
                                            RequestTerms.until(Deadline.in(Duration.ofMillis(300)))))
                            .code())
                    .isEqualTo(ErrorCode.QUERY_TIMEOUT);
            assertThat(one.rows(0).next()).isTrue();
            assertThat(other.rows(0).next()).isTrue();
        }
        assertThat(read(VALUE)).containsExactly("1");
        assertThat(store.monitor().statistics().active()).isZero();
    }

    @Test
    void whatIsNotCommittedIsRolledBack() {
        try (WriteSession session = write(new WriteAttempt())) {
            assertThat(column(session.run(INCREMENT))).containsExactly("2");
        }
        assertThat(read(VALUE)).containsExactly("1");
        try (WriteSession session = write(new WriteAttempt())) {
            session.run(INCREMENT);
            session.checkDeferred();
            session.commit();
        }
        assertThat(read(VALUE)).containsExactly("2");
        assertThat(store.monitor().statistics().active()).isZero();
    }

    @Test
    void theOutcomeOfATransactionIsKnown() {
        String committed;
        String aborted;
        try (WriteSession session = write(new WriteAttempt())) {
            committed = number(session.run(INCREMENT));
            session.commit();
        }
        try (WriteSession session = write(new WriteAttempt())) {
            aborted = number(session.run(INCREMENT));
        }
        assertThat(store.writes().outcome(new TransactionId(committed, System.nanoTime()), Deadline.NEVER))
                .isEqualTo(Outcome.COMMITTED);
        assertThat(store.writes().outcome(new TransactionId(aborted, System.nanoTime()), Deadline.NEVER))
                .isEqualTo(Outcome.ABORTED);
    }

    private static String number(Rows rows) {
        assertThat(rows.next()).isTrue();
        byte[] number = rows.column(1);
        assertThat(number).isNotNull();
        return new String(number, StandardCharsets.US_ASCII);
    }

    @Test
    void aViolatedConstraintIsToldByItsName() {
        try (WriteSession first = write(new WriteAttempt())) {
            first.run(INCREMENT);
            execute("CREATE TABLE IF NOT EXISTS one (id int PRIMARY KEY)", "TRUNCATE one");
            assertThat(failure(() -> first.run(statement("INSERT INTO one VALUES (1), (1)", 1)))
                            .problems()
                            .getFirst()
                            .details())
                    .containsEntry("sqlState", "23505")
                    .containsEntry("constraint", "one_pkey");
        }
    }

    /** Each has locked a row and wants the other's: PostgreSQL gives one of them up, which is run again and finds its way free. */
    @Test
    @Timeout(60)
    void aDeadlockIsRunAgain() throws Exception {
        execute(
                "DROP TABLE IF EXISTS pair",
                "CREATE TABLE pair (id int PRIMARY KEY, value int)",
                "INSERT INTO pair VALUES (1, 0), (2, 0)");
        List<EngineException> failures = new CopyOnWriteArrayList<>();
        AtomicInteger runs = new AtomicInteger();
        CyclicBarrier bothHaveLocked = new CyclicBarrier(2);
        try (ReactiveStore patient = patient();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Transactions transactions = transactions(patient);
            List<Future<String>> both = new ArrayList<>();
            for (String first : List.of("1", "2")) {
                String second = first.equals("1") ? "2" : "1";
                both.add(clients.submit(() -> transactions.inTransaction(FOREVER, session -> {
                    boolean isFirstRun = runs.incrementAndGet() <= 2;
                    run(session, add(first), failures);
                    if (isFirstRun) {
                        await(bothHaveLocked);
                    }
                    run(session, add(second), failures);
                    return "done";
                })));
            }
            for (Future<String> one : both) {
                assertThat(one.get()).isEqualTo("done");
            }
            assertThat(failures).singleElement().satisfies(failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.TRANSACTION_ROLLBACK);
                assertThat(failure.problems().getFirst().details()).containsEntry("sqlState", "40P01");
            });
            assertThat(runs).hasValue(3);
            assertThat(read(patient, statement("SELECT value FROM pair ORDER BY id", 2)))
                    .containsExactly("2", "2");
        }
    }

    /** Somebody else has changed what it has seen. */
    @Test
    @Timeout(60)
    void aConflictIsRunAgain() {
        List<EngineException> failures = new CopyOnWriteArrayList<>();
        AtomicInteger runs = new AtomicInteger();
        try (ReactiveStore repeatable = patient("fraiseql.db.mutation-isolation", "repeatable-read")) {
            String seen = transactions(repeatable, "fraiseql.db.mutation-isolation", "repeatable-read")
                    .inTransaction(FOREVER, session -> {
                        String value = column(session.run(VALUE)).getFirst();
                        if (runs.incrementAndGet() == 1) {
                            execute("UPDATE counter SET value = 7");
                        }
                        run(session, INCREMENT, failures);
                        return value;
                    });
            assertThat(seen).isEqualTo("7");
            assertThat(failures).singleElement().satisfies(failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.TRANSACTION_ROLLBACK);
                assertThat(failure.problems().getFirst().details()).containsEntry("sqlState", "40001");
            });
            assertThat(read(repeatable, VALUE)).containsExactly("8");
        }
    }

    /** Waits longer than PostgreSQL does before it looks for deadlocks. */
    private ReactiveStore patient(String... more) {
        return store(address("postgres", "postgres"), patience(more));
    }

    private static String[] patience(String... more) {
        List<String> settings = new ArrayList<>(
                List.of("fraiseql.db.query-timeout-ms", "20000", "fraiseql.db.socket-timeout-ms", "30000"));
        settings.addAll(List.of(more));
        return settings.toArray(String[]::new);
    }

    private static Transactions transactions(ReactiveStore store, String... more) {
        return new ResilientTransactions(new OwnTransaction(store.writes()), ReactiveDatabases.config(patience(more)));
    }

    private static BoundStatement add(String id) {
        return statement("UPDATE pair SET value = value + 1 WHERE id = $1::int RETURNING value", 1, id);
    }

    private static void run(WriteSession session, BoundStatement statement, List<EngineException> failures) {
        try {
            column(session.run(statement));
        } catch (EngineException e) {
            failures.add(e);
            throw e;
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void statementsEndAfterTheQueryTimeout() {
        EngineException e = failure(() -> read(SLEEP));
        assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT);
        assertThat(e).hasMessageContaining("Query timeout after 1000 ms");
        assertThat(read(VALUE)).containsExactly("1");
    }

    @Test
    void aReadIsCancelledFromOutside() throws Exception {
        ReactiveStore patient = store(address("postgres", "postgres"), "fraiseql.db.query-timeout-ms", "0");
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread reader = Thread.ofPlatform()
                .start(() -> outcome.complete(catchThrowableOfType(
                        RuntimeException.class, () -> patient.reads().open(List.of(SLEEP), FOREVER))));
        for (int i = 0; i < 100 && !outcome.isDone(); i++) {
            patient.cancellation().cancelReadOf(reader);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(ReadCancelledException.class);
        patient.close();
    }

    /** Regression: the wish to cancel could reach PostgreSQL when the next statement ran on the connection. */
    @Test
    void aConnectionWhoseStatementWasCancelledIsNotUsedAgain() throws Exception {
        BoundStatement process = statement("SELECT pg_backend_pid()", 1);
        ReactiveStore single =
                store(address("postgres", "postgres"), "fraiseql.db.max-connections", "1", "fraiseql.db.min-idle", "0");
        String before = read(single, process).getFirst();
        assertThat(read(single, process)).containsExactly(before);
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread.ofPlatform()
                .start(() -> outcome.complete(catchThrowableOfType(RuntimeException.class, () -> single.reads()
                        .open(List.of(SLEEP), RequestTerms.until(Deadline.in(Duration.ofMillis(200)))))));
        for (int i = 0; i < 100 && !outcome.isDone(); i++) {
            single.cancelOverdue();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(EngineException.class);
        assertThat(read(single, process)).doesNotContain(before);
        single.close();
    }

    @Test
    void aPipelinedReadHasADeadline() throws Exception {
        ReactiveStore sharing = store(
                address("postgres", "postgres"), "fraiseql.db.pipelining", "8", "fraiseql.db.query-timeout-ms", "0");
        long start = System.nanoTime();
        assertThat(failure(() ->
                        sharing.reads().open(List.of(SLEEP), RequestTerms.until(Deadline.in(Duration.ofMillis(300))))))
                .hasMessageContaining("300 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOCKET_TIMEOUT);
        sharing.close();
    }

    @Test
    void whatIsOverdueIsCancelled() throws Exception {
        ReactiveStore patient = store(address("postgres", "postgres"), "fraiseql.db.query-timeout-ms", "0");
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread.ofPlatform()
                .start(() -> outcome.complete(catchThrowableOfType(RuntimeException.class, () -> patient.reads()
                        .open(List.of(SLEEP), RequestTerms.until(Deadline.in(Duration.ofMillis(300)))))));
        for (int i = 0; i < 100 && !outcome.isDone(); i++) {
            patient.cancelOverdue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(outcome.get(5, TimeUnit.SECONDS))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("300 ms");
        patient.close();
    }
}
