package org.fraiseql.store.jdbc;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.store.ConnectionFault;
import org.fraiseql.store.DatabaseUnreachable;
import org.fraiseql.store.ServerErrors;
import org.fraiseql.store.ServerMessage;
import org.fraiseql.store.SqlStates;
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
    /** What the driver can't do bears the state of what PostgreSQL can't do. */
    private static final String NOT_SUPPORTED = "0A000";
    /** IronJacamar's message of a pool whose connections are all in use. */
    private static final String NONE_BECAME_FREE = "IJ000655";

    private final Duration queryTimeout;
    private final ServerErrors ofServer;

    JdbcErrors(Duration queryTimeout) {
        this.queryTimeout = queryTimeout;
        this.ofServer = new ServerErrors(queryTimeout);
    }

    /** A statement failed. */
    EngineException statementFailed(SQLException e) {
        if (isSilence(e)) {
            return new EngineException(StoreErrors.silent(), e);
        }
        if (isOfTooLongRows(e)) {
            return new EngineException(StoreErrors.rowsTooLong(), e);
        }
        String sqlState = sqlState(e);
        return said(e).map(message -> ofServer.statementFailed(sqlState, message, e))
                .orElseGet(() -> exception(codeOfDriver(sqlState, e), sqlState, e));
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

    /** The driver's {@code maxResultBuffer}, whatever language it speaks. It does not read on, so that its connection ends. */
    static boolean isOfTooLongRows(SQLException e) {
        return chain(e).stream()
                .anyMatch(link -> link instanceof SQLException said
                        && "08S01".equals(said.getSQLState())
                        && String.valueOf(said.getMessage()).contains("maxResultBuffer"));
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

    /** Whether the wait for a connection ended as all were in use: Open Liberty tells it by a class of its own, WildFly by the number of its message. */
    static boolean isWaitInVain(SQLException e) {
        return chain(e).stream()
                .anyMatch(link -> link instanceof SQLTransientConnectionException
                        || String.valueOf(link.getMessage()).startsWith(NONE_BECAME_FREE));
    }

    static boolean isReadOnlySession(SQLException e) {
        return SqlStates.isReadOnlySession(sqlState(e));
    }

    /** See {@link ServerErrors#isStalePlan}; outside of a transaction the driver runs the statement again itself. */
    static boolean isStalePlan(SQLException e) {
        String sqlState = sqlState(e);
        return said(e).filter(message -> ServerErrors.isStalePlan(sqlState, message))
                .isPresent();
    }

    private static ErrorCode codeOfDriver(String sqlState, SQLException e) {
        if (e instanceof SQLTimeoutException) {
            return ErrorCode.QUERY_TIMEOUT;
        }
        return sqlState.isEmpty() || sqlState.equals(NOT_SUPPORTED)
                ? ErrorCode.INTERNAL_ERROR
                : SqlStates.judge(sqlState);
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
        boolean isOfDriver = sqlState.equals(CANNOT_CONNECT_NOW) || sqlState.equals(UNABLE_TO_CONNECT);
        return !isWaitInVain(e) && (isOfDriver || chain(e).stream().anyMatch(IOException.class::isInstance));
    }

    private EngineException exception(ErrorCode code, String sqlState, SQLException e) {
        return new EngineException(StoreErrors.of(code, sqlState, primaryMessage(e), queryTimeout), e);
    }

    private static Optional<ServerMessage> said(SQLException e) {
        return chain(e).stream()
                .filter(SQLException.class::isInstance)
                .flatMap(link -> DriverMessage.of((SQLException) link).stream())
                .findFirst();
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
