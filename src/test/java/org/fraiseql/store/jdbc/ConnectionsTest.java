package org.fraiseql.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fraiseql.store.PoolStatistics;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.WriteAttempt;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final int MAX = 3;
    private static final List<String> THROWN_AWAY =
            List.of("Connection.abort", "broken", "Connection.createStatement", "Connection.close");

    private final StubPool pool = new StubPool();

    private Connections tested() {
        return connections(
                new Checkout(MAX, Duration.ofSeconds(30), true, Duration.ofMillis(1_001), Duration.ZERO, false));
    }

    private Connections untested() {
        return connections(Checkout.untested(MAX));
    }

    private Connections connections(Checkout checkout) {
        return new Connections(pool.dataSource(), pool.dataSource(), new JdbcErrors(Duration.ofSeconds(30)), checkout);
    }

    private static SQLException closed() {
        return new SQLException("This connection has been closed.", "08003");
    }

    /** JDBC counts the seconds that a test may take, and ours are rounded up. */
    @Test
    void asksTheFirstConnectionAfterAQuietMoment() {
        Connections connections = tested();
        connections.release(connections.acquire());
        assertThat(pool.calls())
                .containsExactly("DataSource.getConnection", "Connection.isValid 2", "Connection.close");
        pool.calls().clear();
        connections.release(connections.acquire());
        assertThat(pool.calls()).doesNotContain("Connection.isValid 2");
    }

    @Test
    void throwsAwayWhatDoesNotAnswer() {
        pool.answer("Connection.isValid", false);
        tested().acquire();
        assertThat(pool.calls())
                .containsSubsequence("DataSource.getConnection", "Connection.isValid 2")
                .containsSubsequence(THROWN_AWAY)
                .endsWith("DataSource.getConnection");
    }

    /** Regression: the whole pool was thrown away with it. */
    @Test
    void dropsAConnectionWithoutShowingItToTheContainer() {
        Connections connections = tested();
        Connection connection = connections.acquire();
        pool.calls().clear();
        connections.drop(connection);
        assertThat(pool.calls()).containsExactly("Connection.abort", "broken", "Connection.close");
        pool.calls().clear();
        connections.acquire();
        assertThat(pool.calls()).doesNotContain("Connection.isValid 2");
    }

    @Test
    void whatComesAfterALostConnectionIsAskedAlsoInABusyPool() {
        Connections connections = tested();
        connections.release(connections.acquire());
        connections.discard(connections.acquire());
        pool.calls().clear();
        connections.acquire();
        assertThat(pool.calls()).contains("Connection.isValid 2");
    }

    /** Regression: on Open Liberty each of them failed a request. */
    @Test
    void passesOverConnectionsThatTheDriverHasClosed() {
        pool.fails("DataSource.getConnection", closed(), closed(), closed());
        Connection connection = untested().acquire();
        assertThat(connection).isNotNull();
        assertThat(pool.calls())
                .containsExactly(
                        "DataSource.getConnection",
                        "DataSource.getConnection",
                        "DataSource.getConnection",
                        "DataSource.getConnection");
    }

    @Test
    void doesNotGoOnForEver() {
        pool.fails("DataSource.getConnection", closed(), closed(), closed(), closed(), closed());
        assertThatThrownBy(() -> untested().acquire())
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
        assertThat(pool.calls()).hasSize(MAX + 1);
    }

    @Test
    void aRefusalIsNotAskedForAgain() {
        pool.fails("DataSource.getConnection", new SQLException("refused", "08001"));
        assertThatThrownBy(() -> untested().acquire()).isInstanceOf(EngineException.class);
        assertThat(pool.calls()).hasSize(1);
    }

    @Test
    void emptiesThePoolOnceInAWhileWhenASessionTakesNoChanges() {
        Connections connections = untested();
        connections.foundReadOnly();
        connections.release(connections.acquire());
        assertThat(pool.calls()).containsSubsequence(THROWN_AWAY);
        pool.calls().clear();
        connections.foundReadOnly();
        connections.release(connections.acquire());
        assertThat(pool.calls()).containsExactly("DataSource.getConnection", "Connection.close");
    }

    /** Within a JTA transaction nothing can be done about it. */
    @Test
    void leavesTransactionsAlone() {
        Connections connections = tested();
        connections.foundReadOnly();
        connections.acquireInTransaction();
        assertThat(pool.calls()).containsExactly("DataSource.getConnection");
    }

    @Test
    void testsBeforeATransactionAndGivesBack() {
        Connections connections = tested();
        connections.test(Deadline.NEVER);
        assertThat(pool.calls())
                .containsExactly("DataSource.getConnection", "Connection.isValid 2", "Connection.close");
        connections.test(Deadline.NEVER);
        assertThat(pool.calls()).hasSize(3);
        assertThat(connections.counted().active()).isZero();
    }

    @Test
    void countsWhatIsThrownAwayAsGivenBack() {
        Connections connections = untested();
        connections.discard(connections.acquire());
        assertThat(connections.counted().active()).isZero();
        assertThat(connections.isExhausted()).isFalse();
    }

    @Test
    void isExhaustedWhenAllAreInUse() {
        Connections connections = untested();
        for (int i = 0; i < MAX; i++) {
            assertThat(connections.isExhausted()).isFalse();
            connections.acquire();
        }
        assertThat(connections.isExhausted()).isTrue();
    }

    /** Regression: a request waited for a connection as long as the pool lets wait, whatever was left of its time. */
    @Test
    void aRequestWaitsNoLongerThanItsDeadline() {
        Connections connections = untested();
        Connection first = connections.acquire(Deadline.NEVER);
        for (int i = 1; i < Checkout.untested(MAX).turns(); i++) {
            connections.acquire(Deadline.NEVER);
        }
        long start = System.nanoTime();
        assertThatThrownBy(() -> connections.acquire(Deadline.in(Duration.ofMillis(200))))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT));
        assertThatThrownBy(() -> connections.acquireInTransaction(Deadline.in(Duration.ofMillis(200))))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(390), Duration.ofSeconds(5));
        connections.release(first);
        connections.discard(connections.acquire(Deadline.in(Duration.ofSeconds(1))));
        connections.release(connections.acquire(Deadline.in(Duration.ofSeconds(1))));
    }

    /** Regression: the turn went with the handle, while the container kept the connection until the commit; whoever had it next waited in the pool, past its deadline. */
    @Test
    void aTransactionKeepsItsTurnUntilItIsOver() {
        Connections connections = untested();
        for (int i = 1; i < Checkout.untested(MAX).turns(); i++) {
            connections.acquire(Deadline.NEVER);
        }
        connections.release(connections.acquireInTransaction(Deadline.NEVER));
        assertThatThrownBy(() -> connections.acquire(Deadline.in(Duration.ofMillis(200))))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT));
        connections.endGivingBack();
        connections.giveTurnBack();
        connections.discard(connections.acquireInTransaction(Deadline.in(Duration.ofSeconds(1))));
        connections.giveTurnBack();
        Connection last = connections.acquire(Deadline.in(Duration.ofSeconds(1)));
        assertThatThrownBy(() -> connections.acquire(Deadline.in(Duration.ofMillis(200))))
                .as("a turn that was given back twice")
                .isInstanceOf(EngineException.class);
        connections.release(last);
    }

    /** A bean's method may suspend the transaction and write on its own; who got no turn for that has none to give back. */
    @Test
    void aTransactionWithinAnotherGivesBackItsOwnTurnAlone() {
        Connections connections = untested();
        JdbcWrites writes = new JdbcWrites(connections, Duration.ofSeconds(30), Optional.empty());
        for (int i = 1; i < Checkout.untested(MAX).turns(); i++) {
            connections.acquire(Deadline.NEVER);
        }
        WriteAttempt outer = new WriteAttempt();
        writes.open(true, outer, RequestTerms.until(Deadline.NEVER));
        WriteAttempt inner = new WriteAttempt();
        assertThatThrownBy(() -> writes.open(true, inner, RequestTerms.until(Deadline.in(Duration.ofMillis(100)))))
                .isInstanceOf(EngineException.class);

        writes.ended(inner);

        assertThatThrownBy(() -> connections.acquire(Deadline.in(Duration.ofMillis(100))))
                .isInstanceOf(EngineException.class);
        writes.ended(outer);
        connections.release(connections.acquire(Deadline.in(Duration.ofSeconds(1))));
    }

    @Test
    void aTransactionThatGetsNoConnectionKeepsNoTurn() {
        Connections connections = untested();
        for (int i = 0; i < 2 * MAX; i++) {
            pool.fails("DataSource.getConnection", new SQLException("refused", "08001"));
            assertThatThrownBy(() -> connections.acquireInTransaction(Deadline.NEVER))
                    .isInstanceOf(EngineException.class);
            connections.endGivingBack();
        }
        connections.release(connections.acquire(Deadline.in(Duration.ofSeconds(1))));
    }

    @Test
    void noTurnIsLostWhereThePoolFails() {
        Connections connections = untested();
        for (int i = 0; i < 2 * MAX; i++) {
            pool.fails("DataSource.getConnection", new SQLException("refused", "08001"));
            assertThatThrownBy(() -> connections.acquire(Deadline.NEVER)).isInstanceOf(EngineException.class);
        }
        connections.release(connections.acquire(Deadline.in(Duration.ofSeconds(1))));
    }

    /** Regression: what was refused or could not be closed was counted with them. */
    @Test
    void countsTheWaitsThatEndedAsAllWereInUse() {
        Connections connections = untested();
        pool.fails(
                "DataSource.getConnection",
                new SQLException("refused", "08001"),
                new SQLTransientConnectionException("J2CA0045E", "08001"),
                new SQLException(new IllegalStateException(
                        "IJ000453: Unable to get managed connection",
                        new IllegalStateException("IJ000655: No managed connections available"))));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(connections::acquire).isInstanceOf(EngineException.class);
        }
        assertThat(connections.counted().timeouts()).isEqualTo(2);
        pool.fails("Connection.close", new SQLException("lost", "08006"));
        connections.release(connections.acquire());
        assertThat(connections.counted()).isEqualTo(PoolStatistics.counted(0, 0, MAX, 1, 2));
    }
}
