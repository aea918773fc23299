package org.fraiseql.sql;

/** Statements about the session itself. */
public final class SessionStatements {
    /** First statement of a transaction whose statements all see the same rows; PostgreSQL forgets it at the end. */
    public static final String READ_ONLY_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    public static final String PING = "SELECT 1::int4, current_setting('server_version'), current_setting('TimeZone')";

    /** Asks only whether anybody is there. */
    public static final String ALIVE = "SELECT";

    /** Channel {@code fraiseql_reload}: whoever changes tables says so with NOTIFY. */
    public static final String LISTEN = "LISTEN fraiseql_reload";

    public static final String UNLISTEN = "UNLISTEN fraiseql_reload";

    private SessionStatements() {}
}
