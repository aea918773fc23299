package org.fraiseql.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Statements about the session itself. */
public final class SessionStatements {
    /** First statement of a transaction whose statements all see the same rows; PostgreSQL forgets it at the end. */
    public static final String READ_ONLY_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    public static final String BEGIN = "BEGIN";

    /** Begins a transaction whose statements all see the same rows, in one statement. */
    public static final String BEGIN_SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    public static final String COMMIT = "COMMIT";
    public static final String ROLLBACK = "ROLLBACK";

    /** Before each statement of a snapshot, for {@link #BACK_TO_SAVEPOINT}. */
    public static final String SAVEPOINT = "SAVEPOINT root";

    private static final String NEXT_OF_SNAPSHOT = "SAVEPOINT root;\n";
    private static final String FIRST_OF_SNAPSHOT = READ_ONLY_SNAPSHOT + ";\n" + NEXT_OF_SNAPSHOT;

    private static final String SETTING = "set_config(?, ?, true) IS NULL";
    private static final String THEN_COMMIT = ";\nCOMMIT";

    /** Where a transaction goes on after a statement of its snapshot failed. */
    public static final String BACK_TO_SAVEPOINT = "ROLLBACK TO SAVEPOINT root";

    /** The version, the time zone, and whether the session takes no changes ({@code on}): of a standby none does. */
    public static final String PING =
            "SELECT current_setting('server_version'), current_setting('TimeZone'), current_setting('transaction_read_only')";

    /** Whether the session takes no changes: {@code on} or {@code off}. */
    public static final String TAKES_NO_CHANGES = "SHOW transaction_read_only";

    /** Shows that the server answers; it has no result. */
    public static final String ALIVE = "SELECT";

    /** Channel {@code fraiseql_reload}: whoever changes tables says so with NOTIFY. */
    public static final String LISTEN = "LISTEN fraiseql_reload";

    public static final String UNLISTEN = "UNLISTEN fraiseql_reload";

    /** Checks now the deferred constraints, which PostgreSQL would check at COMMIT. */
    public static final String CHECK_DEFERRED = "SET CONSTRAINTS ALL IMMEDIATE";

    /**
     * What became of the transaction with this number (PostgreSQL manual, Transaction ID and Snapshot Information Functions), which began at most so long ago. A
     * server that comes back from a crash begins its statistics anew.
     */
    public static final String TRANSACTION_STATUS = """
            SELECT CASE WHEN status = 'committed' AND stats_reset > clock_timestamp() - ?::interval THEN 'crashed' ELSE status END
            FROM pg_catalog.pg_xact_status(?::xid8) AS status, pg_catalog.pg_stat_bgwriter""";

    /** {@link #TRANSACTION_STATUS} with PostgreSQL's own placeholders. */
    public static final String TRANSACTION_STATUS_NUMBERED =
            TRANSACTION_STATUS.replace("?::interval", "$1::interval").replace("?::xid8", "$2::xid8");

    /** process of the session, then for each of our settings its name, value, and the value that a new session of the role has. */
    public static final String SETTINGS = """
            SELECT pg_backend_pid(), name, setting, reset_val FROM pg_catalog.pg_settings
            WHERE name IN ('TimeZone', 'DateStyle', 'IntervalStyle', 'bytea_output', 'statement_timeout') ORDER BY name""";

    /**
     * What answers depend on, for the whole session, and what ends it when its client is gone: as the datasources of the containers set it.
     *
     * @param statementTimeoutMillis 0 for none
     */
    public static String session(long statementTimeoutMillis) {
        return """
                SELECT set_config('TimeZone', 'UTC', false), set_config('DateStyle', 'ISO', false), set_config('IntervalStyle', 'postgres', false),
                  set_config('bytea_output', 'hex', false), set_config('statement_timeout', '%d', false), set_config('tcp_keepalives_idle', '30', false),
                  set_config('tcp_keepalives_interval', '10', false), set_config('tcp_keepalives_count', '3', false), set_config('tcp_user_timeout', '60000', false)""".formatted(statementTimeoutMillis);
    }

    /** @param level a name of our own, such as {@code SERIALIZABLE} */
    public static String isolation(String level) {
        return "SET TRANSACTION ISOLATION LEVEL " + level;
    }

    /** Ends statements that take longer, for the rest of the transaction; never gives them more time than the session does. */
    public static String statementTimeout(long millis) {
        return """
                SELECT set_config('statement_timeout', '%d', true)
                FROM (SELECT extract(epoch FROM current_setting('statement_timeout')::interval) * 1000 AS millis) AS session
                WHERE millis = 0 OR millis > %1$d""".formatted(millis);
    }

    /** The same for statements that see one snapshot, before the first of them: PostgreSQL wants to know the isolation before it is asked anything. */
    public static String statementTimeoutOfSnapshot(long millis) {
        return READ_ONLY_SNAPSHOT + ";\n" + statementTimeout(millis);
    }

    /** The first of several statements that see one snapshot: all in one round trip. The transaction was begun, and may have been told its isolation. */
    public static String firstOfSnapshot(String statement) {
        return FIRST_OF_SNAPSHOT.concat(statement);
    }

    /** A later statement of the same snapshot. */
    public static String nextOfSnapshot(String statement) {
        return NEXT_OF_SNAPSHOT.concat(statement);
    }

    /**
     * Names and values in turn. It answers booleans: what it has set would come back in full, and the driver waits for a result whose length it can't foresee
     * before it sends the next statement.
     */
    static String settings(int count) {
        return count == 0 ? "" : "SELECT " + String.join(", ", Collections.nCopies(count, SETTING)) + ";\n";
    }

    /** A statement that makes so many settings, with PostgreSQL's own placeholders; empty for none. */
    static String numberedSettings(int count) {
        List<String> settings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            settings.add("set_config($" + (2 * i + 1) + ", $" + (2 * i + 2) + ", true) IS NULL");
        }
        return count == 0 ? "" : "SELECT " + String.join(", ", settings);
    }

    /** The statements that follow in the transaction are the connecting user's again. What they can ask about the caller stays. */
    public static final String AS_CONNECTING_USER = "RESET ROLE";

    /** As whom statements run; {@code none} where it is the connecting user. */
    public static final String ROLE = "SELECT current_setting('role')";

    /** The statements that follow in the transaction run as this role. */
    public static final String AS_ROLE = "SELECT set_config('role', ?, true) IS NULL";

    /** Statements that are sent together with the end of their transaction. */
    public static String thenCommit(String statements) {
        return statements.concat(THEN_COMMIT);
    }

    /** The first of several statements that see one snapshot, as somebody else. */
    public static String firstOfSnapshot(CallerSettings caller, String statement) {
        return caller.isNone()
                ? firstOfSnapshot(statement)
                : READ_ONLY_SNAPSHOT + ";\n" + caller.before(NEXT_OF_SNAPSHOT.concat(statement));
    }

    private SessionStatements() {}
}
