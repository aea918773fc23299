package org.fraiseql.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.fraiseql.database.RestartableDatabase;
import org.fraiseql.store.TransactionId;
import org.fraiseql.store.WriteBackend.Outcome;
import org.fraiseql.support.Deadline;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL forgets a transaction of which nothing was on disk when it crashed, and gives its number to another one. */
class CrashedTransactionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Regression: the commit of the other one was taken for its own, and a lost write was acknowledged. */
    @Test
    void theCommitOfAnotherTransactionIsNotTakenForItsOwn() throws Exception {
        try (RestartableDatabase database = new RestartableDatabase()) {
            database.start();
            long beganNanos = System.nanoTime();
            long number = lost(database);
            database.start();
            long afterCrashNanos = System.nanoTime();
            useUp(database, number);

            JdbcWrites writes = new JdbcWrites(
                    new JdbcBackend(dataSource(database), PATIENCE, 10).connections(), PATIENCE, Optional.empty());
            String given = Long.toString(number);
            assertThat(writes.outcome(new TransactionId(given, afterCrashNanos), Deadline.NEVER))
                    .as("another one has its number")
                    .isEqualTo(Outcome.COMMITTED);
            assertThat(writes.outcome(new TransactionId(given, beganNanos), Deadline.NEVER))
                    .isEqualTo(Outcome.UNKNOWN);
        }
    }

    /** The number of a transaction that has not come to its end when the server crashes. */
    private static long lost(RestartableDatabase database) throws Exception {
        try (Connection connection = database.connect("postgres");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long number = number(statement);
            database.crash();
            return number;
        }
    }

    private static void useUp(RestartableDatabase database, long number) throws SQLException {
        try (Connection connection = database.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE used (number xid8)");
            while (number(statement) <= number) {
                statement.execute("INSERT INTO used VALUES (pg_current_xact_id())");
            }
        }
    }

    private static long number(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT pg_current_xact_id()::text")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static PGSimpleDataSource dataSource(RestartableDatabase database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl("jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres?user=postgres");
        return dataSource;
    }
}
