package org.fraiseql.store.reactive;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.store.ConnectionFault;
import org.fraiseql.store.DatabaseUnreachable;
import org.fraiseql.store.ServerErrors;
import org.fraiseql.store.SqlStates;
import org.fraiseql.store.StoreErrors;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/** Turns what the client fails with into what the request's client is told, in the words that the JDBC backend has for the same. */
final class ReactiveErrors {
    private static final String CONNECTION_FAILURE = "08006";
    private static final String UNABLE_TO_CONNECT = "08001";
    private static final String CANNOT_CONNECT_NOW = "57P03";

    private final Duration queryTimeout;
    private final ServerErrors ofServer;

    ReactiveErrors(Duration queryTimeout) {
        this.queryTimeout = queryTimeout;
        this.ofServer = new ServerErrors(queryTimeout);
    }

    /** A statement failed, or already the connection for it. */
    EngineException failed(CommandFailedException e, Deadline deadline) {
        EngineException failure = failed(e);
        if (failure.code() != ErrorCode.QUERY_TIMEOUT || !deadline.isOver()) {
            return failure;
        }
        EngineException exceeded = deadline.exceeded();
        exceeded.addSuppressed(e);
        return exceeded;
    }

    EngineException failed(CommandFailedException e) {
        return switch (e.failure()) {
            case NoConnectionException none -> noConnection(none.reason(), e);
            case SilentException silent -> new EngineException(StoreErrors.silent(), e);
            case PgException said -> ofServer.statementFailed(ClientMessage.sqlState(said), ClientMessage.of(said), e);
            case Throwable ended
            when RowsTooLongException.isIn(ended) -> new EngineException(StoreErrors.rowsTooLong(), e);
            // the client's own words: the connection has closed; or the server is stopping, and nobody waits any more
            case Throwable lost ->
                new EngineException(
                        StoreErrors.of(ErrorCode.SERVICE_UNAVAILABLE, CONNECTION_FAILURE, "", queryTimeout), e);
        };
    }

    static boolean isConnectionLost(CommandFailedException e) {
        return isConnectionLost(e.failure());
    }

    /** Whether the connection is of no more use. */
    static boolean isConnectionLost(Throwable failure) {
        return !(failure instanceof PgException said) || SqlStates.endsSession(ClientMessage.sqlState(said));
    }

    static boolean isOfTooLongRows(CommandFailedException e) {
        return RowsTooLongException.isIn(e.failure());
    }

    static boolean isStalePlan(CommandFailedException e) {
        return e.failure() instanceof PgException said
                && ServerErrors.isStalePlan(ClientMessage.sqlState(said), ClientMessage.of(said));
    }

    static boolean isReadOnlySession(CommandFailedException e) {
        return e.failure() instanceof PgException said && SqlStates.isReadOnlySession(ClientMessage.sqlState(said));
    }

    private EngineException noConnection(Throwable reason, CommandFailedException e) {
        Set<Throwable> chain = new LinkedHashSet<>();
        for (@Nullable Throwable link = reason; link != null && chain.add(link); link = link.getCause()) {}
        Optional<ConnectionFault> fault = ClientFaults.of(chain);
        if (fault.isPresent()) {
            return new EngineException(
                    Problem.of(fault.get().code(), fault.get().message()), e);
        }
        if (reason instanceof PgException said && !ClientMessage.sqlState(said).equals(CANNOT_CONNECT_NOW)) {
            return ofServer.sessionRefused(ClientMessage.sqlState(said), ClientMessage.of(said), e);
        }
        if (isWaitInVain(reason)) {
            return new EngineException(StoreErrors.of(ErrorCode.SERVICE_UNAVAILABLE, "", "", queryTimeout), e);
        }
        String sqlState = reason instanceof PgException ? CANNOT_CONNECT_NOW : state(chain);
        return new EngineException(
                StoreErrors.of(ErrorCode.SERVICE_UNAVAILABLE, sqlState, "", queryTimeout), new DatabaseUnreachable(e));
    }

    /** All connections are in use: no fault of the database. The client says so with a text alone. */
    static boolean isWaitInVain(Throwable reason) {
        return reason instanceof NoStackTraceThrowable && "Timeout".equals(reason.getMessage());
    }

    private static String state(Set<Throwable> chain) {
        return chain.stream().anyMatch(link -> link instanceof IOException || link instanceof VertxException)
                ? UNABLE_TO_CONNECT
                : CONNECTION_FAILURE;
    }
}
