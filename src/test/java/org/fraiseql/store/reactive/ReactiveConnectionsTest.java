package org.fraiseql.store.reactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fraiseql.container.Databases;
import org.fraiseql.container.Eventually;
import org.fraiseql.database.ReadOnly;
import org.fraiseql.network.Fault.Plain;
import org.fraiseql.network.TcpProxy;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.CatalogChanges;
import org.fraiseql.store.HealthReport;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.TransientFailure;
import org.fraiseql.store.WriteAttempt;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.DatabaseAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections: why there are none, what ends them, and who has them. */
class ReactiveConnectionsTest extends StoreOnProxy {
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
    void aPipelinedConnectionThatFallsSilentIsReplaced() {
        try (ReactiveStore sharing = store(address("postgres", "postgres"), "fraiseql.db.pipelining", "8")) {
            assertThat(read(sharing, VALUE)).containsExactly("1");
            network.behave(Plain.HALF_OPEN);
            Eventually.holds(
                    SOCKET_TIMEOUT.multipliedBy(3), () -> read(sharing, VALUE).equals(List.of("1")));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "100, 3"})
    void soManyConnectionsAreSharedAsTheKeySays(String key, int shared) throws Exception {
        BoundStatement process = statement("SELECT pg_backend_pid() FROM pg_sleep(0.02)", 1);
        try (ReactiveStore sharing = store(
                        address("postgres", "postgres"),
                        "fraiseql.db.pipelining",
                        "8",
                        "fraiseql.db.max-connections",
                        "3",
                        "fraiseql.db.pipelined-connections",
                        key);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                answers.add(clients.submit(() -> read(sharing, process)));
            }
            Set<String> processes = new HashSet<>();
            for (Future<List<String>> answer : answers) {
                processes.addAll(answer.get());
            }
            assertThat(processes).hasSize(shared);
        }
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

    /** Regression: the same place among the connections that many share. */
    @Test
    void aSharedLoginThatNobodyAnswersLeavesItsPlace() {
        try (ReactiveStore sharing = store(
                address("postgres", "postgres", Duration.ofSeconds(1)),
                "fraiseql.db.pipelining",
                "8",
                "fraiseql.db.max-connections",
                "1",
                "fraiseql.db.min-idle",
                "0")) {
            network.behave(Plain.BLACK_HOLE);
            assertThat(failure(() -> read(sharing, VALUE)).code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
            network.behave(Plain.NONE);
            Eventually.holds(Duration.ofSeconds(20), () -> read(sharing, VALUE).equals(List.of("1")));
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
        store.writes().prepare(Deadline.NEVER);
        try (WriteSession session = write(new WriteAttempt())) {
            assertThat(column(session.run(INCREMENT))).containsExactly("2");
        }
    }

    /** Regression: reads went on at a former primary; here the name of the host leads to the new one, once it is there. */
    @Test
    void sessionsOfAFormerPrimaryAreReplaced() throws Exception {
        BoundStatement process = statement("SELECT pg_backend_pid()", 1);
        List<BoundStatement> twice = List.of(process, VALUE);
        try (ReactiveStore wanting = store(
                address("postgres", "postgres"),
                "fraiseql.db.target-server-type",
                "primary",
                "fraiseql.db.max-connections",
                "3")) {
            CatalogChanges watch = wanting.changes().open();
            assertThat(watch.check().isHealthy()).isTrue();
            String idle = read(wanting, process).getFirst();
            ReadSession inUse = wanting.reads().open(twice, FOREVER);
            ReadOnly.takesNoChanges(database);
            EngineException found = failure(() -> {
                for (int i = 0; i < 100; i++) { // until its session has heard of it
                    watch.check();
                    Thread.sleep(20);
                }
            });
            watch.close();
            assertThat(found.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
            assertThat(found).hasMessageContaining("The database takes no changes at the moment");
            EngineException refused = failure(() -> read(wanting, VALUE));
            assertThat(refused.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
            assertThat(refused).hasMessageContaining("The database takes no changes at the moment");
            String before = column(inUse.rows(0)).getFirst();
            inUse.close();
            assertThat(failure(() -> read(wanting, VALUE)).code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
            ReadOnly.takesChanges(database);
            assertThat(read(wanting, process)).hasSize(1).doesNotContain(idle, before);
        } finally {
            ReadOnly.takesChanges(database);
        }
    }

    /** Regression: the place was taken until TCP gave up. */
    @Test
    void aRollbackThatNobodyAnswersLeavesItsPlace() {
        ReadSession first = store.reads().open(List.of(VALUE, VALUE), FOREVER);
        ReadSession second = store.reads().open(List.of(VALUE, VALUE), FOREVER);
        assertThat(first.rows(0).next()).isTrue();
        assertThat(second.rows(0).next()).isTrue();
        network.behave(Plain.HALF_OPEN);
        first.close();
        second.close();
        Eventually.holds(SOCKET_TIMEOUT.multipliedBy(3), () -> read(VALUE).equals(List.of("1")));
    }

    /** Regression: the connection came, and nobody had it. */
    @Test
    void aConnectionThatComesTooLateGoesBack() throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        try (WriteSession first = write(new WriteAttempt());
                WriteSession second = write(new WriteAttempt())) {
            assertThat(first).isNotSameAs(second);
            Thread reader = Thread.ofPlatform()
                    .start(() -> outcome.complete(catchThrowableOfType(
                            RuntimeException.class, () -> store.reads().open(List.of(VALUE, VALUE), FOREVER))));
            Eventually.holds(
                    Duration.ofSeconds(5), () -> store.monitor().statistics().waiting() == 1);
            reader.interrupt();
            assertThat(outcome.get(5, TimeUnit.SECONDS)).isNotNull();
        }
        Eventually.holds(
                Duration.ofSeconds(5),
                () -> store.monitor().statistics().active() == 0
                        && store.monitor().statistics().waiting() == 0);
        assertThat(read(VALUE)).containsExactly("1");
    }

    @Test
    void figuresAreThoseOfTheDatabase() {
        try (ReactiveStore impatient =
                store(address("postgres", "postgres"), "fraiseql.db.connection-timeout-ms", "300")) {
            try (ReadSession first = impatient.reads().open(List.of(VALUE, VALUE), FOREVER);
                    ReadSession second = impatient.reads().open(List.of(VALUE, VALUE), FOREVER)) {
                assertThat(first).isNotSameAs(second);
                assertThat(failure(() -> impatient.reads().open(List.of(VALUE, VALUE), FOREVER)))
                        .hasMessageContaining("unavailable");
                assertThat(impatient.monitor().isExhausted()).isTrue();
                assertThat(figures(impatient))
                        .isEqualTo(
                                "size=2 active=2 idle=0 waiting=0 max=2 acquired=2 timeouts=1 created=2 destroyed=0");
                assertThat(sessions()).isEqualTo(2);
            }
            assertThat(figures(impatient)).startsWith("size=2 active=0 idle=2 ");
            execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'test'");
            Eventually.holds(Duration.ofSeconds(5), () -> figures(impatient).startsWith("size=0 active=0 idle=0 "));
            assertThat(figures(impatient)).endsWith("created=2 destroyed=2");
            assertThat(sessions()).isZero();
        }
    }

    private static String figures(ReactiveStore store) {
        return store.monitor().statistics().figures().entrySet().stream()
                .map(figure -> figure.getKey() + "=" + figure.getValue())
                .collect(Collectors.joining(" "));
    }

    private static int sessions() {
        return Integer.parseInt(Databases.text(
                database, "postgres", "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'test'"));
    }
}
