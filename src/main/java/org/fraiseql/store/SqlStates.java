package org.fraiseql.store;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.support.ErrorCode;

/**
 * The only judgement of SQLSTATEs (PostgreSQL manual, appendix "PostgreSQL Error Codes"): the longest entry that fits decides. What is not here is a
 * defect of ours or of the database's own functions and views, such as {@code 2D000}, a procedure that ends the transaction, and {@code 2F005}, a function that
 * returns nothing.
 */
public final class SqlStates {
    private static final String RAISED = "P0001";

    private static final Map<String, ErrorCode> JUDGEMENTS = new LinkedHashMap<>();

    static {
        // no data, as functions raise it
        JUDGEMENTS.put("02", ErrorCode.CONSTRAINT_VIOLATION);
        // connection exception: refused, lost, protocol
        JUDGEMENTS.put("08", ErrorCode.SERVICE_UNAVAILABLE);
        // triggered action exception, as triggers raise it
        JUDGEMENTS.put("09", ErrorCode.CONSTRAINT_VIOLATION);
        // feature not supported, such as LIKE with a nondeterministic collation
        JUDGEMENTS.put("0A", ErrorCode.BAD_USER_INPUT);
        // invalid grantor
        JUDGEMENTS.put("0L", ErrorCode.PERMISSION_DENIED);
        // invalid role specification
        JUDGEMENTS.put("0P", ErrorCode.PERMISSION_DENIED);
        // invalid argument for XQuery
        JUDGEMENTS.put("10", ErrorCode.BAD_USER_INPUT);
        // a function's CASE without a fitting branch
        JUDGEMENTS.put("20", ErrorCode.CONSTRAINT_VIOLATION);
        // cardinality violation: a value gives a scalar subquery several rows
        JUDGEMENTS.put("21", ErrorCode.BAD_USER_INPUT);
        // data exception: what only PostgreSQL could know of a value
        JUDGEMENTS.put("22", ErrorCode.BAD_USER_INPUT);
        // integrity constraint violation
        JUDGEMENTS.put("23", ErrorCode.CONSTRAINT_VIOLATION);
        // read-only: a standby, or a primary that has become one; the next connection may find the new primary
        JUDGEMENTS.put("25006", ErrorCode.SERVICE_UNAVAILABLE);
        // an earlier statement of the transaction failed, one of a bean's own
        JUDGEMENTS.put("25P02", ErrorCode.TRANSACTION_ROLLBACK);
        // idle in transaction session timeout: the connection is gone
        JUDGEMENTS.put("25P03", ErrorCode.SERVICE_UNAVAILABLE);
        // transaction timeout
        JUDGEMENTS.put("25P04", ErrorCode.QUERY_TIMEOUT);
        // the prepared statement is gone; the driver prepares it anew
        JUDGEMENTS.put("26", ErrorCode.SERVICE_UNAVAILABLE);
        // triggered data change violation: a trigger has changed the row itself
        JUDGEMENTS.put("27", ErrorCode.CONSTRAINT_VIOLATION);
        // invalid authorization: our own role, not the caller's
        JUDGEMENTS.put("28", ErrorCode.AUTHENTICATION_ERROR);
        // external routine exception, as functions in Perl and Python raise it
        JUDGEMENTS.put("38", ErrorCode.CONSTRAINT_VIOLATION);
        // the database does not exist (yet)
        JUDGEMENTS.put("3D000", ErrorCode.SERVICE_UNAVAILABLE);
        // undefined schema
        JUDGEMENTS.put("3F000", ErrorCode.NOT_FOUND);
        // serialization failure, deadlock
        JUDGEMENTS.put("40", ErrorCode.TRANSACTION_ROLLBACK);
        // transaction integrity constraint violation
        JUDGEMENTS.put("40002", ErrorCode.CONSTRAINT_VIOLATION);
        // statement completion unknown: must not be run again
        JUDGEMENTS.put("40003", ErrorCode.INTERNAL_ERROR);
        // insufficient privilege
        JUDGEMENTS.put("42501", ErrorCode.PERMISSION_DENIED);
        // undefined table: the database changed under us
        JUDGEMENTS.put("42P01", ErrorCode.NOT_FOUND);
        // undefined column
        JUDGEMENTS.put("42703", ErrorCode.NOT_FOUND);
        // no unique key for ON CONFLICT any more
        JUDGEMENTS.put("42P10", ErrorCode.NOT_FOUND);
        // undefined object, such as a dropped type
        JUDGEMENTS.put("42704", ErrorCode.TYPE_MISMATCH);
        // ambiguous function: it was overloaded
        JUDGEMENTS.put("42725", ErrorCode.TYPE_MISMATCH);
        // datatype mismatch
        JUDGEMENTS.put("42804", ErrorCode.TYPE_MISMATCH);
        // wrong object type: a table has become a view, a function a procedure
        JUDGEMENTS.put("42809", ErrorCode.TYPE_MISMATCH);
        // cannot coerce
        JUDGEMENTS.put("42846", ErrorCode.TYPE_MISMATCH);
        // undefined function or operator
        JUDGEMENTS.put("42883", ErrorCode.TYPE_MISMATCH);
        // the column has become a generated one
        JUDGEMENTS.put("428C9", ErrorCode.TYPE_MISMATCH);
        // WITH CHECK OPTION of a view
        JUDGEMENTS.put("44", ErrorCode.CONSTRAINT_VIOLATION);
        // insufficient resources: connections, memory, disk
        JUDGEMENTS.put("53", ErrorCode.SERVICE_UNAVAILABLE);
        // configuration limit exceeded: temp_file_limit
        JUDGEMENTS.put("53400", ErrorCode.LIMIT_EXCEEDED);
        // program limit exceeded: a statement too complex, a value too large for its index
        JUDGEMENTS.put("54", ErrorCode.LIMIT_EXCEEDED);
        // object not in prerequisite state: a materialised view that was not populated yet
        JUDGEMENTS.put("55000", ErrorCode.SERVICE_UNAVAILABLE);
        // lock not available: lock_timeout, NOWAIT
        JUDGEMENTS.put("55P03", ErrorCode.TRANSACTION_ROLLBACK);
        // operator intervention: shutdown, starting up, idle session timeout
        JUDGEMENTS.put("57", ErrorCode.SERVICE_UNAVAILABLE);
        // query canceled, by statement_timeout
        JUDGEMENTS.put("57014", ErrorCode.QUERY_TIMEOUT);
        // system error: input and output
        JUDGEMENTS.put("58", ErrorCode.SERVICE_UNAVAILABLE);
        // undefined file, such as the library of a function
        JUDGEMENTS.put("58P01", ErrorCode.INTERNAL_ERROR);
        // duplicate file
        JUDGEMENTS.put("58P02", ErrorCode.INTERNAL_ERROR);
        // snapshot too old
        JUDGEMENTS.put("72", ErrorCode.TRANSACTION_ROLLBACK);
        // a foreign server can't be reached
        JUDGEMENTS.put("HV00N", ErrorCode.SERVICE_UNAVAILABLE);
        // RAISE EXCEPTION, ASSERT and SELECT INTO STRICT of a function
        JUDGEMENTS.put("P0", ErrorCode.CONSTRAINT_VIOLATION);
    }

    /** Classes of PostgreSQL itself; what functions and triggers raise under another is the application's own word to its clients. */
    private static final Set<String> CLASSES_OF_POSTGRESQL = new LinkedHashSet<>(List.of(
            ("00 01 02 03 08 09 0A 0B 0F 0L 0P 0Z 10 20 21 22 23 24 25 26 27 28 2B 2D 2F 34 38 39 3B 3D 3F 40 42 44 53 54 55 57 58 72"
                            + " F0 HV P0 XX")
                    .split(" ", -1)));

    /** The server says why, and ends the session: shut down, crashed, its database dropped, idle or in a transaction for too long. */
    private static final Set<String> ENDS =
            new LinkedHashSet<>(List.of("57P01", "57P02", "57P04", "57P05", "25P03", "25P04"));

    /** The session takes no changes. */
    public static final String READ_ONLY_SESSION = "25006";

    private SqlStates() {}

    /** Whether PostgreSQL ends the session with this error, so that its connection is of no more use. */
    public static boolean endsSession(String sqlState) {
        return ENDS.contains(sqlState);
    }

    /** The session takes no changes: the server is a standby, or sessions were read-only by default when it began. Others may take them. */
    public static boolean isReadOnlySession(String sqlState) {
        return sqlState.equals(READ_ONLY_SESSION);
    }

    /**
     * Whether an application has raised it, by {@code RAISE EXCEPTION} as it is or under a class of its own, such as {@code USING ERRCODE = 'SH001'}: its
     * message is meant for whoever asked.
     */
    static boolean isOfApplication(String sqlState) {
        return sqlState.equals(RAISED)
                || (sqlState.length() == 5 && !CLASSES_OF_POSTGRESQL.contains(sqlState.substring(0, 2)));
    }

    public static ErrorCode judge(String sqlState) {
        for (int length = sqlState.length(); length >= 2; length--) {
            ErrorCode code = JUDGEMENTS.get(sqlState.substring(0, length));
            if (code != null) {
                return code;
            }
        }
        return isOfApplication(sqlState) ? ErrorCode.CONSTRAINT_VIOLATION : ErrorCode.INTERNAL_ERROR;
    }

    /** Whether the same read may succeed if it is run again: connection failures, timeouts, serialization failures and deadlocks. */
    public static boolean isTransient(ErrorCode code) {
        return code.isRetryable();
    }
}
