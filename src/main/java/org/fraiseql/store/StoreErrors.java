package org.fraiseql.store;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;

/** The wording of what the database does to us. Messages of PostgreSQL reach the client only for its own input (class 22) and for what
 * PostgreSQL can't do with it (0A000). */
public final class StoreErrors {
    /** Messages of SQLSTATEs for which the code's own message would be untrue. */
    private static final Map<String, String> OF_STATES = ofStates();

    private StoreErrors() {}

    private static Map<String, String> ofStates() {
        Map<String, String> messages = new LinkedHashMap<>();
        messages.put(SqlStates.READ_ONLY_SESSION, "The database takes no changes at the moment");
        messages.put("25P02", "The transaction was rolled back, because a part of it failed");
        messages.put("25P04", "Transaction timeout");
        messages.put("44000", "The row does not meet the condition of the view that it is written through");
        messages.put("53400", "The query needs more room than the database allows");
        messages.put("55000", "Something in the database is not ready yet, such as a materialised view without data");
        return messages;
    }

    /** The server is not the primary that is wanted, or not any more. */
    public static String takesNoChanges() {
        return OF_STATES.getOrDefault(SqlStates.READ_ONLY_SESSION, "");
    }

    /** @param databaseMessage PostgreSQL's primary message, shown for wrong input, and for what it can't do */
    public static Problem of(ErrorCode code, String sqlState, String databaseMessage, Duration queryTimeout) {
        Problem problem =
                Problem.of(code, OF_STATES.getOrDefault(sqlState, message(code, databaseMessage, queryTimeout)));
        return sqlState.isEmpty() ? problem : problem.with("sqlState", sqlState);
    }

    /** @param databaseMessage shown only when an application's own function or trigger has raised it under a class of its own */
    public static Problem refused(String sqlState, String databaseMessage, String databaseHint, String constraint) {
        boolean isOwn = SqlStates.isOfApplication(sqlState);
        Problem problem = Problem.of(
                        ErrorCode.CONSTRAINT_VIOLATION,
                        isOwn ? databaseMessage : OF_STATES.getOrDefault(sqlState, refused(sqlState, constraint)))
                .with("sqlState", sqlState);
        if (!constraint.isEmpty()) {
            problem = problem.with("constraint", constraint);
        }
        return isOwn && !databaseHint.isEmpty() ? problem.hint(databaseHint) : problem;
    }

    /** Values that reads are given meet no other rules than those of domains; what writes meet is told by who knows the tables. */
    private static String refused(String sqlState, String constraint) {
        return sqlState.equals("23514") && !constraint.isEmpty()
                ? "A value breaks the rule " + constraint + "."
                : "The database refused the request";
    }

    /** In a transaction that can't be run again from here. */
    public static Problem stalePlan() {
        return Problem.of(
                        ErrorCode.TRANSACTION_ROLLBACK,
                        "The transaction was rolled back, because the database was changed meanwhile; try again")
                .with("sqlState", "0A000");
    }

    /** Nothing came from the database for longer than a statement may take: the network between is broken, or its server hangs. */
    public static Problem silent() {
        return Problem.of(ErrorCode.QUERY_TIMEOUT, "The database did not answer in time");
    }

    /** The driver would have had to hold more than it may. */
    public static Problem rowsTooLong() {
        return Problem.of(ErrorCode.LIMIT_EXCEEDED, "The rows, or a value in them, are longer than may be read at once")
                .hint("Ask for fewer fields or rows, or without the value; fraiseql.db.max-fetch-bytes is the limit.");
    }

    /** The same of several rows, which are read one by one when they are asked for again. */
    public static Problem rowsTooLongTogether() {
        return Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "The rows are longer than may be read at once; they are read one by one when they are asked for again")
                .with("retryable", true)
                .hint("Send it again.");
    }

    /** The connection of an operation ended with a field before, whose rows are read one by one when they are asked for again. */
    public static Problem afterRowsTooLongTogether() {
        return Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "Not read: the rows of a field before are longer than may be read at once")
                .with("retryable", true)
                .hint("Send it again.");
    }

    /** The connection of an operation ended with a field before. */
    public static Problem afterRowsTooLong() {
        return Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "Not read: the rows of a field before, or a value in them, are longer than may be read at once")
                .hint("Ask for it without that field.");
    }

    /** A part of the work, a bean say, has ended without an error, but has marked the transaction. */
    static EngineException markedForRollback() {
        return new EngineException(Problem.of(
                ErrorCode.TRANSACTION_ROLLBACK, "The transaction was rolled back, because a part of it failed"));
    }

    /** The commit failed, and nothing was applied. */
    static EngineException notCommitted(Throwable cause) {
        return new EngineException(of(ErrorCode.TRANSACTION_ROLLBACK, "", "", Duration.ZERO), cause);
    }

    /** The connection broke during the commit, and the database can't be asked what became of it. */
    static EngineException unknownOutcome(Throwable cause) {
        return new EngineException(
                Problem.of(
                                ErrorCode.SERVICE_UNAVAILABLE,
                                "The connection to the database broke during the commit; it is not known whether the change was applied")
                        .with("retryable", false)
                        .with("outcome", "unknown")
                        .hint("Look whether it was applied before you send it again."),
                cause);
    }

    private static String message(ErrorCode code, String databaseMessage, Duration queryTimeout) {
        return switch (code) {
            case BAD_USER_INPUT ->
                databaseMessage.isEmpty() ? "A value is not valid." : Excerpt.ofMessage(databaseMessage);
            case SERVICE_UNAVAILABLE -> "Service temporarily unavailable";
            case QUERY_TIMEOUT -> "Query timeout after " + queryTimeout.toMillis() + " ms";
            case AUTHENTICATION_ERROR -> "Authentication failed";
            case PERMISSION_DENIED -> "Permission denied";
            case NOT_FOUND -> "The database has changed: a table, column or key of this query is gone.";
            case TYPE_MISMATCH -> "The database has changed: a type or operator of this query is gone.";
            case TRANSACTION_ROLLBACK -> "The transaction was rolled back because of a concurrent one";
            case CONSTRAINT_VIOLATION -> "A constraint of the database is violated";
            case LIMIT_EXCEEDED -> "The query, or a value of it, is larger than the database allows";
            case STREAM_INTERRUPTED -> "The connection to the database broke while the answer was being sent";
            case GRAPHQL_PARSE_FAILED,
                    GRAPHQL_VALIDATION_FAILED,
                    PERSISTED_QUERY_NOT_FOUND,
                    PERSISTED_QUERY_NOT_SUPPORTED,
                    OPERATION_NOT_ALLOWED,
                    UNAUTHENTICATED,
                    PAYLOAD_TOO_LARGE,
                    METHOD_NOT_ALLOWED,
                    REQUEST_TIMEOUT,
                    RATE_LIMITED,
                    INTERNAL_ERROR -> "Internal error";
        };
    }
}
