package org.fraiseql.store;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/** What a client is told of an error that PostgreSQL itself has sent, whichever driver has received it. Immutable. */
public final class ServerErrors {
    private static final String SYNTAX_ERROR = "42601";
    private static final String NOT_SUPPORTED = "0A000";
    private static final String UNDEFINED_OBJECT = "42704";
    /** Functions of PostgreSQL that look a text search configuration up: in its {@code regproc.c}, and before 16 in {@code namespace.c}. */
    private static final List<String> CONFIGURATION_LOOKUPS = List.of("regconfigin", "get_ts_config_oid");

    private static final String POLICY_CHECK = "ExecWithCheckOptions";
    private static final Pattern LAST_QUOTED =
            Pattern.compile("[\"\u201c\u00ab\u201e]([^\"\u201c\u201d\u00bb]+)[\"\u201d\u00bb\u201c][^\"]*$");

    private final Duration queryTimeout;

    /** @param queryTimeout for the wording alone */
    public ServerErrors(Duration queryTimeout) {
        this.queryTimeout = queryTimeout;
    }

    /** A statement failed. */
    public EngineException statementFailed(String sqlState, ServerMessage said, Exception cause) {
        if (isStalePlan(sqlState, said)) {
            return new EngineException(StoreErrors.stalePlan(), new StalePlan(cause));
        }
        return exception(code(sqlState, said), sqlState, said, cause);
    }

    /** The session itself was refused: whatever is said, the service is not available, unless it is the role that was refused. */
    public EngineException sessionRefused(String sqlState, ServerMessage said, Exception cause) {
        ErrorCode code = SqlStates.judge(sqlState);
        return exception(
                code == ErrorCode.AUTHENTICATION_ERROR ? code : ErrorCode.SERVICE_UNAVAILABLE, sqlState, said, cause);
    }

    /**
     * A prepared statement whose columns have got other types since (PostgreSQL's {@code plancache.c}): nothing of it has run. Drivers prepare their
     * statements anew when they have seen this.
     */
    public static boolean isStalePlan(String sqlState, ServerMessage said) {
        return sqlState.equals(NOT_SUPPORTED) && said.routine().equals("RevalidateCachedQuery");
    }

    private static ErrorCode code(String sqlState, ServerMessage said) {
        return switch (sqlState) {
            case "" -> ErrorCode.INTERNAL_ERROR;
            // operands in languages of their own (jsonpath, tsquery, lquery) fail so, too; only wrong SQL has a
            // position
            case SYNTAX_ERROR -> said.hasPosition() ? SqlStates.judge(sqlState) : ErrorCode.BAD_USER_INPUT;
            // the one object whose name is a value
            case UNDEFINED_OBJECT ->
                CONFIGURATION_LOOKUPS.contains(said.routine()) ? ErrorCode.BAD_USER_INPUT : judged(sqlState, said);
            default -> judged(sqlState, said);
        };
    }

    /** That the database has changed is said of our own statement only. */
    private static ErrorCode judged(String sqlState, ServerMessage said) {
        ErrorCode code = SqlStates.judge(sqlState);
        boolean saysChanged = code == ErrorCode.NOT_FOUND || code == ErrorCode.TYPE_MISMATCH;
        return saysChanged && !said.isAboutOurText(sqlState) ? ErrorCode.INTERNAL_ERROR : code;
    }

    private EngineException exception(ErrorCode code, String sqlState, ServerMessage said, Exception cause) {
        if (code == ErrorCode.CONSTRAINT_VIOLATION) {
            Problem problem = StoreErrors.refused(sqlState, said.message(), said.hint(), said.constraint());
            return new EngineException(
                    problem,
                    new ConstraintViolation(said.schema(), said.table(), said.column(), said.constraint(), cause));
        }
        // a text of the application under a state of PostgreSQL is not PostgreSQL's word about the client's value
        String shown = said.isRaised() || said.mayTellOfOthers(sqlState) ? "" : said.firstLine();
        return new EngineException(
                StoreErrors.of(code, sqlState, shown, queryTimeout),
                code == ErrorCode.PERMISSION_DENIED ? ofPolicy(said, cause) : cause);
    }

    /** A policy's WITH CHECK names its table in the message only, as its last word in quotes (PostgreSQL's {@code execMain.c}). */
    private static Throwable ofPolicy(ServerMessage said, Exception cause) {
        Matcher table = LAST_QUOTED.matcher(said.message());
        return said.routine().equals(POLICY_CHECK) && table.find()
                ? new ConstraintViolation("", table.group(1), "", "", cause)
                : cause;
    }
}
