package org.fraiseql.store;

import java.time.Duration;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/** The wording of what the database does to us. Messages of PostgreSQL reach the client only for its own input (class 22). */
public final class StoreErrors {
    private StoreErrors() {}

    /** @param databaseMessage PostgreSQL's primary message, shown for wrong input only */
    public static Problem of(ErrorCode code, String sqlState, String databaseMessage, Duration queryTimeout) {
        Problem problem = Problem.of(code, message(code, databaseMessage, queryTimeout));
        return sqlState.isEmpty() ? problem : problem.with("sqlState", sqlState);
    }

    private static String message(ErrorCode code, String databaseMessage, Duration queryTimeout) {
        return switch (code) {
            case BAD_USER_INPUT -> databaseMessage.isEmpty() ? "A value is not valid." : databaseMessage;
            case SERVICE_UNAVAILABLE -> "Service temporarily unavailable";
            case QUERY_TIMEOUT -> "Query timeout after " + queryTimeout.toMillis() + " ms";
            case AUTHENTICATION_ERROR -> "Authentication failed";
            case PERMISSION_DENIED -> "Permission denied";
            case NOT_FOUND -> "The database has changed: a table or column of this query is gone.";
            case TYPE_MISMATCH -> "The database has changed: a type or operator of this query is gone.";
            case TRANSACTION_ROLLBACK -> "The transaction was rolled back because of a concurrent one";
            case CONSTRAINT_VIOLATION -> "A constraint of the database is violated";
            case LIMIT_EXCEEDED -> "The query is larger than the database allows";
            case STREAM_INTERRUPTED -> "The connection to the database broke while the answer was being sent";
            case GRAPHQL_PARSE_FAILED,
                    GRAPHQL_VALIDATION_FAILED,
                    PERSISTED_QUERY_NOT_FOUND,
                    UNAUTHENTICATED,
                    PAYLOAD_TOO_LARGE,
                    METHOD_NOT_ALLOWED,
                    INTERNAL_ERROR -> "Internal error";
        };
    }
}
