package org.fraiseql.store.reactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.fraiseql.ReactiveDatabases;
import org.fraiseql.container.Eventually;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.network.Fault.Plain;
import org.fraiseql.network.TcpProxy;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.TestStatements;
import org.fraiseql.store.CatalogChanges;
import org.fraiseql.store.HealthReport;
import org.fraiseql.store.ReadCancelledException;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Rows;
import org.fraiseql.store.TransientFailure;
import org.fraiseql.store.WriteAttempt;
import org.fraiseql.store.WriteBackend.Outcome;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.DatabaseAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reactive backend on a real PostgreSQL, with a network between that can fail. */
class ReactiveStoreTest {
    private static final int MANY = 2_700;
    private static final BoundStatement MANY_ROWS =
            statement("SELECT g, repeat('x', 10) FROM generate_series(1, " + MANY + ") g", Long.MAX_VALUE);
    private static final BoundStatement SLEEP = statement("SELECT pg_sleep(30)", 1);
    private static final BoundStatement VALUE = statement("SELECT value FROM counter", 1);
    private static final BoundStatement INCREMENT =
            statement("UPDATE counter SET value = value + 1 RETURNING value, pg_current_xact_id()", 1);
    private static final RequestTerms FOREVER = RequestTerms.until(Deadline.NEVER);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(2);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static EmbeddedDatabase database;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TcpProxy network;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ReactiveStore store;

    private static BoundStatement statement(String sql, long expectedRows, String... values) {
        return new BoundStatement(TestStatements.of(sql), List.of(values), expectedRows);
    }

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedDatabase.temporary();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void connect() throws IOException {
        execute("DROP TABLE IF EXISTS counter", "CREATE TABLE counter (value int)", "INSERT INTO counter VALUES (1)");
        network = TcpProxy.to(database.port());
        store = store(address("postgres", "postgres"));
    }

    @AfterEach
    void disconnect() {
        store.close();
        network.close();
    }

    private static ReactiveStore store(DatabaseAddress address, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "fraiseql.db.query-timeout-ms", "1000",
                "fraiseql.db.socket-timeout-ms", Long.toString(SOCKET_TIMEOUT.toMillis()),
                "fraiseql.db.connection-timeout-ms", "5000",
                "fraiseql.db.validation-timeout-ms", "5000",
                "fraiseql.db.max-connections", "2"));
        settings.addAll(List.of(more));
        return ReactiveStore.start(address, ReactiveDatabases.config(settings.toArray(String[]::new)), List.of());
    }

    private DatabaseAddress address(String name, String user) {
        return address(name, user, Duration.ofSeconds(10));
    }

    private DatabaseAddress address(String name, String user, Duration connectTimeout) {
        return new DatabaseAddress("127.0.0.1", network.port(), name, user, "", "test", connectTimeout, "", "", "");
    }

    private static void execute(String... statements) {
        try (Connection connection = database.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> column(Rows rows) {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            byte[] value = rows.column(0);
            values.add(value == null ? "NULL" : new String(value, StandardCharsets.UTF_8));
        }
        return values;
    }

    private List<String> read(BoundStatement statement) {
        return read(store, statement);
    }

    private static List<String> read(ReactiveStore from, BoundStatement statement) {
        try (ReadSession session = from.reads().open(List.of(statement), FOREVER)) {
            return column(session.rows(0));
        }
    }

    private WriteSession write(WriteAttempt attempt) {
        return store.writes().open(true, attempt, FOREVER);
    }

    private static EngineException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        RuntimeException thrown = catchThrowableOfType(RuntimeException.class, work);
        return thrown instanceof TransientFailure && thrown.getCause() instanceof EngineException e
                ? e
                : (EngineException) thrown;
    }

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
        assertThat(store.monitor().statistics().size()).isLessThanOrEqualTo(2);
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
        assertThat(store.writes().outcome(committed)).isEqualTo(Outcome.COMMITTED);
        assertThat(store.writes().outcome(aborted)).isEqualTo(Outcome.ABORTED);
    }

    private static String number(Rows rows) {
        assertThat(rows.next()).isTrue();
        byte[] number = rows.column(1);
        assertThat(number).isNotNull();
        return new String(number, StandardCharsets.US_ASCII);
    }

    @Test
    void deadlocksAndConflictsAreToldApart() {
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

    /** The connection that says nothing more is not used again. */
    @Test
    void aNetworkThatFallsSilentEndsTheWait() {
        ReadSession session = store.reads().open(List.of(VALUE, VALUE), FOREVER);
        network.behave(Plain.BLACK_HOLE);
        long start = System.nanoTime();
        assertThat(failure(() -> session.rows(1))).hasMessageContaining("The database did not answer in time");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(SOCKET_TIMEOUT, SOCKET_TIMEOUT.multipliedBy(2));
        session.close();
        assertThat(store.monitor().statistics().active()).isZero();
    }

    @Test
    void sessionsThatTheServerEndsAreTransientAndReplaced() {
        assertThat(read(VALUE)).containsExactly("1");
        assertThatThrownBy(() -> read(statement("SELECT pg_terminate_backend(pg_backend_pid())", 1)))
                .isInstanceOf(TransientFailure.class)
                .cause()
                .satisfies(e -> assertThat(((EngineException) e).code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
        assertThat(read(VALUE)).containsExactly("1");
    }

    @Test
    void whyThereIsNoConnectionIsTold() throws IOException {
        assertThat(whyNot(address("nowhere", "postgres"))).isEqualTo("The database does not exist");
        assertThat(whyNot(address("postgres", "nobody"))).isEqualTo("Authentication failed");
        assertThat(whyNot(address("postgres", "postgres"), "fraiseql.db.ssl-mode", "require"))
                .isEqualTo("The database does not offer TLS, which fraiseql.db.ssl-mode asks for");
        TcpProxy gone = TcpProxy.to(database.port());
        gone.close();
        DatabaseAddress refused = new DatabaseAddress(
                "127.0.0.1", gone.port(), "postgres", "postgres", "", "test", Duration.ofSeconds(1), "", "", "");
        assertThat(whyNot(refused)).isEqualTo("Service temporarily unavailable");
    }

    /** Regression: the pool kept a place for it for ever. */
    @Test
    void aLoginThatNobodyAnswersEndsAndLeavesItsPlace() {
        try (ReactiveStore impatient = store(address("postgres", "postgres", Duration.ofSeconds(1)))) {
            network.behave(Plain.BLACK_HOLE);
            for (int i = 0; i < 3; i++) {
                HealthReport report = impatient.monitor().check();
                assertThat(report.message()).isEqualTo("Service temporarily unavailable");
                assertThat(report.latency()).isLessThan(Duration.ofSeconds(5));
            }
            network.behave(Plain.NONE);
            Eventually.holds(
                    Duration.ofSeconds(20), () -> impatient.monitor().check().isHealthy());
        }
    }

    /** It was as quiet before, and nobody has ended it. */
    @Test
    void aConnectionThatIsIdleLongerThanALoginMayTakeIsKept() throws Exception {
        BoundStatement process = statement("SELECT pg_backend_pid()", 1);
        try (ReactiveStore impatient = store(address("postgres", "postgres", Duration.ofSeconds(3)))) {
            String before = read(impatient, process).getFirst();
            TimeUnit.MILLISECONDS.sleep(4_000);
            assertThat(read(impatient, process)).containsExactly(before);
        }
    }

    private static String whyNot(DatabaseAddress address, String... settings) {
        try (ReactiveStore other = store(address, settings)) {
            HealthReport report = other.monitor().check();
            assertThat(report.state()).isEqualTo(HealthReport.State.UNHEALTHY);
            return report.message();
        }
    }

    /** That is no fault of the database. */
    @Test
    void aPoolThatIsInUseIsBusy() {
        try (WriteSession first = write(new WriteAttempt());
                WriteSession second = write(new WriteAttempt())) {
            assertThat(first).isNotSameAs(second);
            assertThat(store.monitor().check().state()).isEqualTo(HealthReport.State.BUSY);
            assertThat(failure(() -> read(VALUE)).code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
        }
        assertThat(read(VALUE)).containsExactly("1");
        assertThat(store.monitor().check().serverVersion()).isPresent();
    }

    @Test
    void notificationsAreHeard() {
        try (CatalogChanges changes = store.changes().open()) {
            assertThat(changes.check().isHealthy()).isTrue();
            assertThat(changes.await(Duration.ofMillis(100))).isFalse();
            execute("NOTIFY fraiseql_reload");
            assertThat(changes.await(Duration.ofSeconds(5))).isTrue();
            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'test'");
            assertThat(failure(() -> changes.await(Duration.ofSeconds(5))).code())
                    .isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
        }
        assertThat(store.monitor().statistics().active()).isZero();
    }

    /** A standby that has become the primary's successor: new sessions take changes. */
    @Test
    void sessionsThatTakeNoChangesAreReplaced() {
        execute("ALTER DATABASE postgres SET default_transaction_read_only = on");
        try {
            assertThat(read(VALUE)).containsExactly("1");
            try (WriteSession session = write(new WriteAttempt())) {
                assertThat(failure(() -> session.run(INCREMENT)).code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
            }
        } finally {
            execute(
                    "SET default_transaction_read_only = off",
                    "ALTER DATABASE postgres RESET default_transaction_read_only");
        }
        store.writes().prepare();
        try (WriteSession session = write(new WriteAttempt())) {
            assertThat(column(session.run(INCREMENT))).containsExactly("2");
        }
    }
}
