package org.fraiseql.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.CallRenderer;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.TransientFailure;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.Test;

class JdbcBackendTest {
    private final StubPool pool = new StubPool();

    private Throwable failureOf(SQLException failure, Map<String, String> configuration) {
        pool.fails("PreparedStatement.execute", failure);
        JdbcBackend backend = new JdbcBackend(
                pool.dataSource(),
                pool.dataSource(),
                ConfigReader.read(new WrittenConfig(configuration)).db());
        return catchThrowable(() -> backend.open(
                List.of(new BoundStatement(CallRenderer.transactionNumber(), List.of(), 1)),
                RequestTerms.until(Deadline.NEVER)));
    }

    private static SQLException queryTimeout() {
        return new SQLException("canceling statement due to statement timeout", "57014");
    }

    private static SQLException silence() {
        return new SQLException(
                "An I/O error occurred while sending to the backend.",
                "08006",
                new SocketTimeoutException("Read timed out"));
    }

    /** What took too long once would hold its connection as long again. */
    @Test
    void aTimeoutIsNotRunAgain() {
        assertThat(failureOf(queryTimeout(), Map.of()))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT));
    }

    @Test
    void aTimeoutIsRunAgainWhereTheConfigurationSaysSo() {
        assertThat(failureOf(queryTimeout(), Map.of("fraiseql.db.retry-timeouts", "true")))
                .isInstanceOf(TransientFailure.class);
    }

    @Test
    void aLostConnectionIsTriedAgainEitherWay() {
        assertThat(failureOf(new SQLException("refused", "08006"), Map.of())).isInstanceOf(TransientFailure.class);
    }

    /** The server says nothing, so it can't be told from a statement that takes too long. */
    @Test
    void silenceIsATimeoutAndTheConnectionThrownAway() {
        assertThat(failureOf(silence(), Map.of())).isInstanceOfSatisfying(EngineException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT);
            assertThat(e.problems().getFirst().message()).isEqualTo("The database did not answer in time");
        });
        assertThat(pool.calls()).contains("Connection.abort");
    }

    /** Whatever fails between the two, as memory may be short. */
    @Test
    void aConnectionWithoutASessionGoesBack() {
        JdbcBackend backend = new JdbcBackend(pool.dataSource(), Duration.ofSeconds(1), 2);
        List<BoundStatement> defect = List.of();
        assertThat(catchThrowable(() -> backend.open(defect, RequestTerms.until(Deadline.NEVER))))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(pool.calls()).contains("DataSource.getConnection", "Connection.close");
    }
}
