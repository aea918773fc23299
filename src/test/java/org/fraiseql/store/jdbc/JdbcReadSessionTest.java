package org.fraiseql.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.CallRenderer;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class JdbcReadSessionTest {
    private static final BoundStatement ANY = new BoundStatement(CallRenderer.transactionNumber(), List.of(), 1);
    private static final BoundStatement MANY_ROWS =
            new BoundStatement(CallRenderer.transactionNumber(), List.of(), Long.MAX_VALUE);
    private static final SQLException FAILURE = new SQLException("fails", "XX000");

    private final StubPool pool = new StubPool();

    private ReadSession open(BoundStatement... statements) {
        return new JdbcBackend(pool.dataSource(), Duration.ofSeconds(30), 1)
                .open(List.of(statements), RequestTerms.until(Deadline.NEVER));
    }

    /** Regression: the connection went back into the pool in the middle of a transaction. */
    @Test
    void aStatementThatCannotBeClosedLeavesNoTransactionOpen() {
        pool.fails("PreparedStatement.close", FAILURE);
        open(MANY_ROWS).close();
        assertThat(pool.calls())
                .containsSubsequence(
                        "Connection.setAutoCommit false",
                        "PreparedStatement.close",
                        "Connection.rollback",
                        "Connection.setAutoCommit true",
                        "Connection.close")
                .doesNotContain("Connection.abort");
    }

    @Test
    void aConnectionThatCannotBeRolledBackIsThrownAway() {
        pool.fails("Connection.rollback", FAILURE);
        open(MANY_ROWS).close();
        assertThat(pool.calls())
                .containsSubsequence("Connection.rollback", "Connection.abort", "broken", "Connection.close");
    }

    @Test
    void aConnectionThatCannotCommitByItselfAgainIsThrownAway() {
        ReadSession session = open(MANY_ROWS);
        pool.fails("Connection.setAutoCommit", FAILURE);
        session.close();
        assertThat(pool.calls()).containsSubsequence("Connection.rollback", "Connection.abort", "Connection.close");
    }

    /** The others are to answer, though one has failed and can't even be closed. */
    @Test
    void aFailedStatementThatCannotBeClosedIsRolledBackToTheSavepoint() {
        pool.fails("PreparedStatement.execute", FAILURE).fails("PreparedStatement.close", FAILURE);
        try (ReadSession session = open(ANY, ANY)) {
            assertThat(pool.calls())
                    .endsWith(
                            "PreparedStatement.close",
                            "Connection.createStatement",
                            "Statement.execute",
                            "Statement.close");
            assertThatThrownBy(() -> session.rows(0)).isInstanceOf(EngineException.class);
            session.rows(1);
        }
    }

    @Test
    void aSessionThatTheServerHasEndedIsThrownAway() {
        pool.fails("PreparedStatement.execute", new SQLException("FATAL: terminating connection", "57P01"));
        assertThatThrownBy(() -> open(MANY_ROWS)).hasCauseInstanceOf(EngineException.class);
        assertThat(pool.calls())
                .containsSubsequence("PreparedStatement.execute", "Connection.abort", "Connection.close")
                .doesNotContain("Connection.rollback");
    }

    /** A foreign table's server is away, not ours. */
    @Test
    void aConnectionThatSpeaksOfAnotherServerIsKept() {
        ServerErrorMessage said =
                new ServerErrorMessage("SERROR\0VERROR\0C08001\0Mcould not connect to server \"other\"\0");
        pool.fails("PreparedStatement.execute", new PSQLException(said));
        assertThatThrownBy(() -> open(ANY)).hasCauseInstanceOf(EngineException.class);
        assertThat(pool.calls()).endsWith("Connection.close").doesNotContain("Connection.abort");
    }
}
