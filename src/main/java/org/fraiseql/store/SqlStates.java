package org.fraiseql.store;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.support.ErrorCode;

/** The only judgement of SQLSTATEs (PostgreSQL manual, appendix "PostgreSQL Error Codes"): the longest entry that fits decides. */
public final class SqlStates {
    private static final String RAISED = "P0001";

    private static final Map<String, ErrorCode> JUDGEMENTS = new LinkedHashMap<>();

    static {
        JUDGEMENTS.put("02", ErrorCode.CONSTRAINT_VIOLATION); // no data, as functions raise it
        JUDGEMENTS.put("08", ErrorCode.SERVICE_UNAVAILABLE); // connection exception: refused, lost, protocol
        JUDGEMENTS.put("0A", ErrorCode.TYPE_MISMATCH); // feature not supported
        JUDGEMENTS.put("22", ErrorCode.BAD_USER_INPUT); // data exception: what only PostgreSQL could know of a value
        JUDGEMENTS.put("23", ErrorCode.CONSTRAINT_VIOLATION); // integrity constraint violation
        JUDGEMENTS.put("28", ErrorCode.AUTHENTICATION_ERROR); // invalid authorization: our own role, not the caller's
        JUDGEMENTS.put("3D000", ErrorCode.SERVICE_UNAVAILABLE); // the database does not exist (yet)
        JUDGEMENTS.put("40", ErrorCode.TRANSACTION_ROLLBACK); // serialization failure, deadlock
        JUDGEMENTS.put("42501", ErrorCode.PERMISSION_DENIED); // insufficient privilege
        JUDGEMENTS.put("42P01", ErrorCode.NOT_FOUND); // undefined table: the database changed under us
        JUDGEMENTS.put("42703", ErrorCode.NOT_FOUND); // undefined column
        JUDGEMENTS.put("3F000", ErrorCode.NOT_FOUND); // undefined schema
        JUDGEMENTS.put("42804", ErrorCode.TYPE_MISMATCH); // datatype mismatch
        JUDGEMENTS.put("42883", ErrorCode.TYPE_MISMATCH); // undefined function or operator
        JUDGEMENTS.put("42704", ErrorCode.TYPE_MISMATCH); // undefined object, such as a dropped type
        JUDGEMENTS.put("44000", ErrorCode.CONSTRAINT_VIOLATION); // WITH CHECK OPTION of a view
        JUDGEMENTS.put(
                "P0", ErrorCode.CONSTRAINT_VIOLATION); // RAISE EXCEPTION, ASSERT and SELECT INTO STRICT of a function
        JUDGEMENTS.put("53300", ErrorCode.SERVICE_UNAVAILABLE); // too many connections
        JUDGEMENTS.put(
                "54", ErrorCode.LIMIT_EXCEEDED); // program limit exceeded: too many columns, a statement too complex
        JUDGEMENTS.put("55P03", ErrorCode.TRANSACTION_ROLLBACK); // lock not available: lock_timeout, NOWAIT
        JUDGEMENTS.put("57014", ErrorCode.QUERY_TIMEOUT); // query canceled, by statement_timeout
        JUDGEMENTS.put("57P01", ErrorCode.SERVICE_UNAVAILABLE); // admin shutdown
        JUDGEMENTS.put("57P02", ErrorCode.SERVICE_UNAVAILABLE); // crash shutdown
        JUDGEMENTS.put("57P03", ErrorCode.SERVICE_UNAVAILABLE); // cannot connect now: starting up
        JUDGEMENTS.put("57P05", ErrorCode.SERVICE_UNAVAILABLE); // idle session timeout
    }

    /** Classes of PostgreSQL itself; what functions and triggers raise under another is the application's own word to its clients. */
    private static final Set<String> CLASSES_OF_POSTGRESQL = new LinkedHashSet<>(List.of(
            ("00 01 02 03 08 09 0A 0B 0F 0L 0P 0Z 10 20 21 22 23 24 25 26 27 28 2B 2D 2F 34 38 39 3B 3D 3F 40 42 44 53 54 55 57 58 72"
                            + " F0 HV P0 XX")
                    .split(" ", -1)));

    private SqlStates() {}

    /**
     * Whether an application has raised it, by {@code RAISE EXCEPTION} as it is or under a class of its own, such as {@code USING ERRCODE = 'SH001'}: its
     * message is meant for whoever asked.
     */
    public static boolean isOfApplication(String sqlState) {
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
