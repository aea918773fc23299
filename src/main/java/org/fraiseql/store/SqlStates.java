package org.fraiseql.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.support.ErrorCode;

/** The only judgement of SQLSTATEs (PostgreSQL manual, appendix "PostgreSQL Error Codes"): the longest entry that fits decides. */
public final class SqlStates {
    private static final Map<String, ErrorCode> JUDGEMENTS = new LinkedHashMap<>();

    static {
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
        JUDGEMENTS.put("53300", ErrorCode.SERVICE_UNAVAILABLE); // too many connections
        JUDGEMENTS.put(
                "54", ErrorCode.LIMIT_EXCEEDED); // program limit exceeded: too many columns, a statement too complex
        JUDGEMENTS.put("57014", ErrorCode.QUERY_TIMEOUT); // query canceled, by statement_timeout
        JUDGEMENTS.put("57P01", ErrorCode.SERVICE_UNAVAILABLE); // admin shutdown
        JUDGEMENTS.put("57P02", ErrorCode.SERVICE_UNAVAILABLE); // crash shutdown
        JUDGEMENTS.put("57P03", ErrorCode.SERVICE_UNAVAILABLE); // cannot connect now: starting up
        JUDGEMENTS.put("57P05", ErrorCode.SERVICE_UNAVAILABLE); // idle session timeout
    }

    private SqlStates() {}

    public static ErrorCode judge(String sqlState) {
        for (int length = sqlState.length(); length >= 2; length--) {
            ErrorCode code = JUDGEMENTS.get(sqlState.substring(0, length));
            if (code != null) {
                return code;
            }
        }
        return ErrorCode.INTERNAL_ERROR;
    }

    /** Whether the same read may succeed if it is run again: connection failures, timeouts, serialization failures and deadlocks. */
    public static boolean isTransient(ErrorCode code) {
        return code.isRetryable();
    }
}
