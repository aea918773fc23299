package org.fraiseql.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.network.Fault.Plain;
import org.fraiseql.network.TcpProxy;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.CallRenderer;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The driver itself and a real PostgreSQL, with a network between that falls silent. */
class SilentNetworkTest {
    private static final BoundStatement ONE_ROW = new BoundStatement(CallRenderer.transactionNumber(), List.of(), 1);
    private static final BoundStatement MANY_ROWS =
            new BoundStatement(CallRenderer.transactionNumber(), List.of(), Long.MAX_VALUE);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration MARGIN = Duration.ofMillis(900);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static EmbeddedDatabase database;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TcpProxy network;

    @SuppressWarnings("NullAway.Init") // set before each test
    private JdbcBackend backend;

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
        network = TcpProxy.to(database.port());
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setServerNames(new String[] {"127.0.0.1"});
        driver.setPortNumbers(new int[] {network.port()});
        driver.setDatabaseName("postgres");
        driver.setUser(EmbeddedDatabase.USER);
        driver.setPrepareThreshold(1);
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("fraiseql.db.query-timeout-ms", "1000");
        configuration.put("fraiseql.db.socket-timeout-ms", Long.toString(SOCKET_TIMEOUT.toMillis()));
        configuration.put("fraiseql.db.validation-timeout-ms", Long.toString(VALIDATION_TIMEOUT.toMillis()));
        configuration.put("fraiseql.db.test-on-checkout", "false");
        backend = new JdbcBackend(
                driver,
                driver,
                ConfigReader.read(new WrittenConfig(configuration)).db());
    }

    @AfterEach
    void disconnect() {
        network.close();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Duration timed(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Regression: it waited for ever, and after that again for the end of the transaction. */
    @Test
    void aStatementEndsAfterTheSocketTimeoutAndItsEndTakesNoTime() throws Exception {
        ReadSession session = backend.open(List.of(ONE_ROW, MANY_ROWS), RequestTerms.until(Deadline.NEVER));
        network.behave(Plain.BLACK_HOLE);
        Duration took = timed(() -> assertThat(catchThrowable(() -> session.rows(1)))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT)));
        assertThat(took).isBetween(SOCKET_TIMEOUT, SOCKET_TIMEOUT.plus(MARGIN));
        assertThat(timed(session::close)).isLessThan(MARGIN);
    }

    /** What was read is answered; nobody waits longer than that for the connection. */
    @Test
    void theEndOfATransactionWaitsNoLongerThanAStatement() throws Exception {
        ReadSession session = backend.open(List.of(MANY_ROWS), RequestTerms.until(Deadline.NEVER));
        network.behave(Plain.BLACK_HOLE);
        assertThat(timed(session::close)).isBetween(SOCKET_TIMEOUT, SOCKET_TIMEOUT.plus(MARGIN));
    }

    @Test
    void throwingAwayTakesNoTime() throws Exception {
        java.sql.Connection connection = backend.connections().acquire();
        network.behave(Plain.BLACK_HOLE);
        assertThat(timed(() -> backend.connections().discard(connection))).isLessThan(MARGIN);
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void aTestWaitsOnlyForItsOwnTimeout() throws Exception {
        java.sql.Connection connection = backend.connections().acquire();
        assertThat(backend.connections().isAlive(connection)).isTrue();
        network.behave(Plain.HALF_OPEN);
        Duration took = timed(
                () -> assertThat(backend.connections().isAlive(connection)).isFalse());
        assertThat(took).isBetween(VALIDATION_TIMEOUT, VALIDATION_TIMEOUT.plus(MARGIN));
    }

    @Test
    void theWatchedConnectionIsMissedAfterTheTimeOfATest() throws Exception {
        var watched = JdbcCatalogChanges.open(backend.connections(), Duration.ofSeconds(1));
        assertThat(watched.check().serverVersion()).isPresent();
        network.behave(Plain.BLACK_HOLE);
        Duration took = timed(() -> assertThat(catchThrowable(watched::check)).isInstanceOf(EngineException.class));
        assertThat(took).isBetween(VALIDATION_TIMEOUT, VALIDATION_TIMEOUT.plus(MARGIN));
        assertThat(timed(watched::close)).isLessThan(MARGIN);
    }

    @Test
    void theTimeoutIsBetweenBytesAndNotForAll() throws Exception {
        network.behave(new org.fraiseql.network.Fault.Delay(Duration.ofMillis(700), Duration.ZERO));
        Duration took = timed(() -> {
            try (ReadSession session =
                    backend.open(List.of(ONE_ROW, ONE_ROW, ONE_ROW), RequestTerms.until(Deadline.NEVER))) {
                session.rows(1);
                session.rows(2);
            }
        });
        assertThat(took).isGreaterThan(SOCKET_TIMEOUT);
    }
}
