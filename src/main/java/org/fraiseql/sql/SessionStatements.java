package org.fraiseql.sql;

/** Statements about the session itself. */
public final class SessionStatements {
    /** First statement of a transaction whose statements all see the same rows; PostgreSQL forgets it at the end. */
    public static final String READ_ONLY_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    public static final String PING = "SELECT 1::int4, current_setting('server_version'), current_setting('TimeZone')";

    /** Asks only whether anybody is there. */
    public static final String ALIVE = "SELECT";

    private SessionStatements() {}
}
