package org.fraiseql.store.reactive;

import org.fraiseql.store.HealthReport;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.store.PoolStatistics;
import org.fraiseql.store.StoreErrors;
import org.fraiseql.support.EngineException;

/** Asks the database through the same pool that requests use. */
final class ReactivePoolMonitor implements PoolMonitor {
    private final ReactiveConnections connections;
    private final ReactiveErrors errors;

    ReactivePoolMonitor(ReactiveConnections connections, ReactiveErrors errors) {
        this.connections = connections;
        this.errors = errors;
    }

    @Override
    public PoolStatistics statistics() {
        return connections.statistics();
    }

    @Override
    public boolean isExhausted() {
        return connections.isExhausted();
    }

    @Override
    public HealthReport check() {
        long start = System.nanoTime();
        Lease lease;
        try {
            lease = connections.lease(connections.patience());
        } catch (CommandFailedException e) {
            EngineException failure = errors.failed(e);
            return isExhausted()
                    ? HealthReport.busy(ReactivePing.since(start))
                    : HealthReport.unhealthy(
                            ReactivePing.since(start),
                            failure.problems().getFirst().message());
        }
        return ask(lease, start);
    }

    private HealthReport ask(Lease lease, long start) {
        try {
            HealthReport report =
                    Answer.await(ReactivePing.ask(connections, lease.connection(), start), connections.answerTimeout());
            lease.release();
            return report;
        } catch (CommandFailedException e) {
            lease.discard();
            return HealthReport.unhealthy(
                    ReactivePing.since(start),
                    ReactiveErrors.isReadOnlySession(e)
                            ? StoreErrors.takesNoChanges()
                            : "The database does not answer");
        }
    }
}
