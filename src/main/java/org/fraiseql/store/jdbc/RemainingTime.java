package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongFunction;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.support.Deadline;

/** Tells PostgreSQL how long a statement of a transaction may take, when the request has less time left than the session's own time-out allows. */
final class RemainingTime {
    private RemainingTime() {}

    /** Costs a round trip, and only requests that are late already. Ends with the transaction. */
    static void tell(Deadline deadline, Connection connection) throws SQLException {
        tell(deadline, connection, SessionStatements::statementTimeout);
    }

    /** The same before the first of several statements that see one snapshot. */
    static void tellSnapshot(Deadline deadline, Connection connection) throws SQLException {
        tell(deadline, connection, SessionStatements::statementTimeoutOfSnapshot);
    }

    private static void tell(Deadline deadline, Connection connection, LongFunction<String> text) throws SQLException {
        if (deadline.isLate()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(text.apply(Math.max(1, deadline.left().toMillis())));
            }
        }
    }
}
