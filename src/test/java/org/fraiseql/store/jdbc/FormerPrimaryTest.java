package org.fraiseql.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fraiseql.BesideOthers;
import org.fraiseql.container.Eventually;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.database.ReadOnly;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.TestStatements;
import org.fraiseql.store.CatalogChanges;
import org.fraiseql.store.HealthReport;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Rows;
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
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Two servers, of which the first was the primary when its sessions began, keeps them, and takes no changes any more. */
@BesideOthers
class FormerPrimaryTest {
    private static final BoundStatement PLACE =
            new BoundStatement(TestStatements.of("SELECT current_setting('port')"), List.of(), 1);
    private static final int SESSIONS = 3;

    @SuppressWarnings("NullAway.Init") // started before all
    private static EmbeddedDatabase first;

    @SuppressWarnings("NullAway.Init") // started before all
    private static EmbeddedDatabase second;

    private Optional<KeptSessions> sessions = Optional.empty();

    @BeforeAll
    static void start() throws IOException {
        first = EmbeddedDatabase.temporary();
        second = EmbeddedDatabase.temporary();
    }

    @AfterAll
    static void stop() throws IOException {
        try {
            second.close();
        } finally {
            first.close();
        }
    }

    @BeforeEach
    void theFirstIsThePrimary() throws SQLException, InterruptedException {
        ReadOnly.takesChanges(first);
        ReadOnly.takesNoChanges(second);
    }

    @AfterEach
    void close() throws SQLException {
        if (sessions.isPresent()) {
            sessions.get().close();
        }
    }

    private JdbcBackend backend(String wanted) throws SQLException {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setServerNames(new String[] {"localhost", "localhost"});
        driver.setPortNumbers(new int[] {first.port(), second.port()});
        driver.setDatabaseName("postgres");
        driver.setUser(EmbeddedDatabase.USER);
        driver.setHostRecheckSeconds(0); // servers of the test before have changed their places
        driver.setProperty(PGProperty.TARGET_SERVER_TYPE, wanted);
        KeptSessions pool = new KeptSessions(driver);
        sessions = Optional.of(pool);
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("fraiseql.db.target-server-type", wanted);
        return new JdbcBackend(
                pool.dataSource(),
                pool.dataSource(),
                ConfigReader.read(new WrittenConfig(configuration)).db());
    }

    private static void fill(JdbcBackend backend) {
        List<Connection> sessions = Stream.generate(() -> backend.connections().acquire())
                .limit(SESSIONS)
                .toList();
        sessions.forEach(session -> backend.connections().release(session));
    }

    private static String place(JdbcBackend backend) {
        try (ReadSession session = backend.open(List.of(PLACE), RequestTerms.until(Deadline.NEVER))) {
            Rows rows = session.rows(0);
            assertThat(rows.next()).isTrue();
            byte[] value = rows.column(0);
            assertThat(value).isNotNull();
            return new String(value, StandardCharsets.US_ASCII);
        }
    }

    private void moves() throws SQLException, InterruptedException {
        ReadOnly.takesNoChanges(first);
        ReadOnly.takesChanges(second);
    }

    /** Regression: reads went on at the former primary until a write met it. */
    @Test
    void readsGoToTheServerThatHasTakenItsPlace() throws SQLException, InterruptedException {
        JdbcBackend backend = backend("primary");
        fill(backend);
        try (CatalogChanges watch = JdbcCatalogChanges.open(backend.connections(), Duration.ofSeconds(1))) {
            assertThat(watch.check().isHealthy()).isTrue();
            assertThat(place(backend)).isEqualTo(Integer.toString(first.port()));
            moves();
            assertThatThrownBy(watch::check).isInstanceOfSatisfying(EngineException.class, e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
                assertThat(e).hasMessageContaining("The database takes no changes at the moment");
            });
        }
        for (int i = 0; i <= SESSIONS; i++) {
            assertThat(place(backend)).isEqualTo(Integer.toString(second.port()));
        }
    }

    /** A pool that is too small for a connection of the watch's own is asked on its way. */
    @Test
    void aLookThroughThePoolFindsItToo() throws SQLException, InterruptedException {
        JdbcBackend backend = backend("primary");
        fill(backend);
        JdbcPoolMonitor monitor = new JdbcPoolMonitor(backend.connections(), Optional::empty);
        assertThat(monitor.check().isHealthy()).isTrue();
        moves();
        HealthReport report = monitor.check();
        assertThat(report.state()).isEqualTo(HealthReport.State.UNHEALTHY);
        assertThat(report.message()).isEqualTo("The database takes no changes at the moment");
        Eventually.holds(Duration.ofSeconds(5), () -> monitor.check().isHealthy());
        assertThat(place(backend)).isEqualTo(Integer.toString(second.port()));
    }

    @Test
    void whereAnyServerWillDoItIsKept() throws SQLException, InterruptedException {
        JdbcBackend backend = backend("any");
        fill(backend);
        try (CatalogChanges watch = JdbcCatalogChanges.open(backend.connections(), Duration.ofSeconds(1))) {
            moves();
            assertThat(watch.check().isHealthy()).isTrue();
        }
        assertThat(place(backend)).isEqualTo(Integer.toString(first.port()));
    }
}
