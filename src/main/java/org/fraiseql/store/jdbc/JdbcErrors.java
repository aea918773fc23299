package org.fraiseql.store.jdbc;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.store.ConnectionFault;
import org.fraiseql.store.ConstraintViolation;
import org.fraiseql.store.DatabaseUnreachable;
import org.fraiseql.store.SqlStates;
import org.fraiseql.store.StalePlan;
import org.fraiseql.store.StoreErrors;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/** Turns an {@link SQLException} into what the client is told. Looks for a SQLSTATE along causes and next exceptions, as containers wrap them. */
final class JdbcErrors {
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final String UNABLE_TO_CONNECT = "08001";
    private static final String SYNTAX_ERROR = "42601";
    private static final String NOT_SUPPORTED = "0A000";
    private static final String UNDEFINED_OBJECT = "42704";
    /** Functions of PostgreSQL that look a text search configuration up: in its {@code regproc.c}, and before 16 in {@code namespace.c}. */
    private static final List<String> CONFIGURATION_LOOKUPS = List.of("regconfigin", "get_ts_config_oid");

    private static final String POLICY_CHECK = "ExecWithCheckOptions";
    private static final Pattern LAST_QUOTED =
            Pattern.compile("[\"\u201c\u00ab\u201e]([^\"\u201c\u201d\u00bb]+)[\"\u201d\u00bb\u201c][^\"]*$");
    private static final Pattern POSITION = Pattern.compile("\\s+.*: \\d+");

    private final Duration queryTimeout;

    JdbcErrors(Duration queryTimeout) {
        this.queryTimeout = queryTimeout;
    }

    /** A statement failed. */
    EngineException statementFailed(SQLException e) {
        if (isSilence(e)) {
            return new EngineException(StoreErrors.silent(), e);
        }
        if (isStalePlan(e)) {
            return new EngineException(StoreErrors.stalePlan(), new StalePlan(e));
        }
        String sqlState = sqlState(e);
        return exception(statementCode(sqlState, e), sqlState, e);
    }

    /** The same; of a statement that was ended because its request's time is over, that is what is said. */
    EngineException statementFailed(SQLException e, Deadline deadline) {
        EngineException failure = statementFailed(e);
        if (failure.code() != ErrorCode.QUERY_TIMEOUT || !deadline.isOver()) {
            return failure;
        }
        EngineException exceeded = deadline.exceeded();
        exceeded.addSuppressed(e);
        return exceeded;
    }

    /** The driver's socket time-out. */
    private static boolean isSilence(SQLException e) {
        return chain(e).stream().anyMatch(SocketTimeoutException.class::isInstance);
    }

    /** Whether the connection is of no more use. A class 08 that the server itself sends speaks of a server behind it, as foreign tables have one. */
    static boolean isConnectionLost(SQLException e) {
        String sqlState = sqlState(e);
        return SqlStates.endsSession(sqlState) || (sqlState.startsWith("08") && said(e).isEmpty());
    }

    /** What the driver says of a connection that it has closed. */
    static boolean isOfClosedConnection(SQLException e) {
        return sqlState(e).equals("08003");
    }

    static boolean isReadOnlySession(SQLException e) {
        return SqlStates.isReadOnlySession(sqlState(e));
    }

    /**
     * A prepared statement whose columns have got other types since (PostgreSQL's {@code plancache.c}): nothing of it has run. The driver prepares its
     * statements anew when it has seen this, and runs it again itself outside of a transaction.
     */
    static boolean isStalePlan(SQLException e) {
        return sqlState(e).equals(NOT_SUPPORTED)
                && said(e).filter(message -> message.routine().equals("RevalidateCachedQuery"))
                        .isPresent();
    }

    private static ErrorCode statementCode(String sqlState, SQLException e) {
        if (e instanceof SQLTimeoutException) {
            return ErrorCode.QUERY_TIMEOUT;
        }
        return switch (sqlState) {
            case "" -> ErrorCode.INTERNAL_ERROR;
            case SYNTAX_ERROR -> isOperandsSyntax(e) ? ErrorCode.BAD_USER_INPUT : SqlStates.judge(sqlState);
            case NOT_SUPPORTED -> unsupported(e);
            case UNDEFINED_OBJECT -> isOperandsConfiguration(e) ? ErrorCode.BAD_USER_INPUT : judged(sqlState, e);
            default -> judged(sqlState, e);
        };
    }

    /** That the database has changed is said of our own statement only. */
    private static ErrorCode judged(String sqlState, SQLException e) {
        ErrorCode code = SqlStates.judge(sqlState);
        boolean saysChanged = code == ErrorCode.NOT_FOUND || code == ErrorCode.TYPE_MISMATCH;
        boolean isOthers = saysChanged
                && said(e).filter(message -> !message.isAboutOurText(sqlState)).isPresent();
        return isOthers ? ErrorCode.INTERNAL_ERROR : code;
    }

    /** The one object whose name is a value: a text search configuration. */
    private static boolean isOperandsConfiguration(SQLException e) {
        return said(e).map(message -> CONFIGURATION_LOOKUPS.contains(message.routine()))
                .orElse(false);
    }

    /** What the driver can't do bears the same state. */
    private static ErrorCode unsupported(SQLException e) {
        return said(e).map(message -> SqlStates.judge(NOT_SUPPORTED)).orElse(ErrorCode.INTERNAL_ERROR);
    }

    /**
     * Operands in languages of their own (jsonpath, tsquery, lquery) fail with the SQLSTATE of wrong SQL. Only wrong SQL has a position, a line
     * {@code Position: 15} of the driver's message.
     */
    private static boolean isOperandsSyntax(SQLException e) {
        return String.valueOf(e.getMessage()).lines().skip(1).noneMatch(line -> POSITION.matcher(line)
                .matches());
    }

    /** No connection was to be had: whatever the container says, the service is not available, unless PostgreSQL itself refused the role. */
    EngineException noConnection(SQLException e) {
        Optional<ConnectionFault> fault = ConnectionFaults.of(chain(e));
        if (fault.isPresent()) {
            return new EngineException(
                    Problem.of(fault.get().code(), fault.get().message()), e);
        }
        String sqlState = sqlState(e);
        ErrorCode code = sqlState.isEmpty() ? ErrorCode.SERVICE_UNAVAILABLE : SqlStates.judge(sqlState);
        if (isUnreachable(sqlState, e)) {
            Problem problem = StoreErrors.of(ErrorCode.SERVICE_UNAVAILABLE, sqlState, "", queryTimeout);
            return new EngineException(problem, new DatabaseUnreachable(e));
        }
        boolean isKnown = code == ErrorCode.AUTHENTICATION_ERROR || code == ErrorCode.SERVICE_UNAVAILABLE;
        return exception(isKnown ? code : ErrorCode.SERVICE_UNAVAILABLE, sqlState, e);
    }

    /**
     * Refused, unknown, silent, cut off, starting or going down. A pool that is in use is none of it: Open Liberty gives the driver's state to both, but a class to
     * its own alone.
     */
    private static boolean isUnreachable(String sqlState, SQLException e) {
        Set<Throwable> links = chain(e);
        boolean isOfPool = links.stream().anyMatch(SQLTransientConnectionException.class::isInstance);
        boolean isOfDriver = sqlState.equals(CANNOT_CONNECT_NOW) || sqlState.equals(UNABLE_TO_CONNECT);
        return !isOfPool && (isOfDriver || links.stream().anyMatch(IOException.class::isInstance));
    }

    private EngineException exception(ErrorCode code, String sqlState, SQLException e) {
        if (code == ErrorCode.CONSTRAINT_VIOLATION) {
            Optional<ServerMessage> said = said(e);
            if (said.isPresent()) {
                return refused(sqlState, said.get(), e);
            }
        }
        // a text of the application under a state of PostgreSQL is not PostgreSQL's word about the client's value
        boolean isRaised = said(e).filter(ServerMessage::isRaised).isPresent();
        Problem problem = StoreErrors.of(code, sqlState, isRaised ? "" : primaryMessage(e), queryTimeout);
        return new EngineException(problem, code == ErrorCode.PERMISSION_DENIED ? ofPolicy(e) : e);
    }

    /** A policy's WITH CHECK names its table in the message only, as its last word in quotes (PostgreSQL's {@code execMain.c}). */
    private static Throwable ofPolicy(SQLException e) {
        Optional<Matcher> table = said(e).filter(message -> message.routine().equals(POLICY_CHECK))
                .map(message -> LAST_QUOTED.matcher(message.message()))
                .filter(Matcher::find);
        return table.isPresent() ? new ConstraintViolation("", table.get().group(1), "", "", e) : e;
    }

    private static Optional<ServerMessage> said(SQLException e) {
        return chain(e).stream()
                .filter(SQLException.class::isInstance)
                .flatMap(link -> ServerMessage.of((SQLException) link).stream())
                .findFirst();
    }

    private EngineException refused(String sqlState, ServerMessage said, SQLException e) {
        Problem problem = StoreErrors.refused(sqlState, said.message(), said.hint(), said.constraint());
        return new EngineException(
                problem, new ConstraintViolation(said.schema(), said.table(), said.column(), said.constraint(), e));
    }

    private static String sqlState(SQLException e) {
        for (Throwable link : chain(e)) {
            if (link instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().length() == 5) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static Set<Throwable> chain(SQLException e) {
        Set<Throwable> seen = new LinkedHashSet<>();
        add(e, seen);
        return seen;
    }

    private static void add(@Nullable Throwable link, Set<Throwable> seen) {
        if (link == null || !seen.add(link)) {
            return;
        }
        add(link.getCause(), seen);
        if (link instanceof SQLException sql) {
            add(sql.getNextException(), seen);
        }
    }

    /** PostgreSQL's own first line without its severity: {@code invalid input syntax for type inet: "x"}. */
    private static String primaryMessage(SQLException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        String first = message.lines().findFirst().orElse("");
        return first.replaceFirst("^ERROR: ", "").replaceFirst(" DSRA\\d+E?.*$", "");
    }
}
