package org.fraiseql.store;

import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;

/**
 * Stands before the database and asks {@link ConnectionCircuit} whether anybody may go to it, but only while there is a suspicion: where all is well
 * requests go through no interceptor of the container (ADR 30). The suspicion begins with the first connection that does not come about, and ends with the first that does, or as soon as whoever watches
 * the database has seen it. Thread-safe.
 */
public final class OutageGuard {
    private final ConnectionCircuit circuit;
    private volatile boolean isSuspected;

    public OutageGuard(ConnectionCircuit circuit) {
        this.circuit = circuit;
    }

    /** Whether what connects has to go through {@link #call}. */
    boolean isSuspected() {
        return isSuspected;
    }

    /** Whatever failed without {@link #call}. */
    void failed(RuntimeException failure) {
        if (!DatabaseUnreachable.isCauseOf(failure)) {
            return;
        }
        isSuspected = true;
        try {
            circuit.call(() -> {
                throw new ConnectionCircuit.Failed(failure);
            });
        } catch (ConnectionCircuit.Failed | CircuitBreakerOpenException counted) {
            // who asked is told of the failure itself
        }
    }

    /** @throws EngineException {@code SERVICE_UNAVAILABLE} at once when nobody may try */
    <T> T call(Supplier<T> work) {
        try {
            T result = circuit.call(() -> tried(work));
            isSuspected = false;
            return result;
        } catch (ConnectionCircuit.Failed e) {
            throw e.failure();
        } catch (CircuitBreakerOpenException e) {
            throw new EngineException(StoreErrors.of(ErrorCode.SERVICE_UNAVAILABLE, "", "", Duration.ZERO), e);
        }
    }

    private static <T> T tried(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw DatabaseUnreachable.isCauseOf(e) ? new ConnectionCircuit.Failed(e) : e;
        }
    }

    /** A connection has reached the database. */
    public void databaseAnswers() {
        if (!isSuspected) {
            return;
        }
        isSuspected = false;
        try {
            circuit.call(() -> true); // or single failures, days apart, would be some in a row
        } catch (CircuitBreakerOpenException open) {
            // it lets one through by itself
        }
    }

    /** Whether a failure says that nobody was let through: there is no use in trying again soon. */
    static boolean isRefusalOf(EngineException failure) {
        return failure.getCause() instanceof CircuitBreakerOpenException;
    }
}
