package org.fraiseql.store;

import java.time.Duration;
import java.util.List;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;

/** A backend that could not be started: it says why whenever it is asked, so that readiness says so, too. Thread-safe. */
public final class UnavailableStore implements Backend, WriteBackend, PoolMonitor, CatalogChanges.Source {
    private final ConnectionFault fault;
    private final Throwable cause;

    public UnavailableStore(ConnectionFault fault, Throwable cause) {
        this.fault = fault;
        this.cause = cause;
    }

    private EngineException failure() {
        return new EngineException(Problem.of(fault.code(), fault.message()), cause);
    }

    @Override
    public ReadSession open(List<BoundStatement> statements, RequestTerms terms) {
        throw failure();
    }

    @Override
    public WriteSession open(boolean isOwnTransaction, WriteAttempt attempt, RequestTerms terms) {
        throw failure();
    }

    @Override
    public void prepare(Deadline deadline) {
        throw failure();
    }

    @Override
    public void ending() {
        // no transaction has begun
    }

    @Override
    public void ended(WriteAttempt attempt) {
        // no transaction has begun
    }

    @Override
    public Outcome outcome(TransactionId transaction, Deadline deadline) {
        return Outcome.UNKNOWN;
    }

    @Override
    public CatalogChanges open() {
        throw failure();
    }

    @Override
    public PoolStatistics statistics() {
        return PoolStatistics.counted(0, 0, 0, 0, 0);
    }

    @Override
    public boolean isExhausted() {
        return false;
    }

    @Override
    public HealthReport check() {
        return HealthReport.unhealthy(Duration.ZERO, fault.message());
    }
}
