package org.fraiseql.store.reactive;

import java.util.List;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.Backend;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.SqlStates;
import org.fraiseql.store.TransientFailure;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;

/** Runs reads through the client of Vert.x. */
final class ReactiveBackend implements Backend {
    private final ReactiveConnections connections;
    private final ReactiveErrors errors;
    private final boolean retryTimeouts;
    private final RunningCommands running = new RunningCommands();

    ReactiveBackend(ReactiveConnections connections, ReactiveErrors errors, boolean retryTimeouts) {
        this.connections = connections;
        this.errors = errors;
        this.retryTimeouts = retryTimeouts;
    }

    @Override
    public ReadSession open(List<BoundStatement> statements, RequestTerms terms) {
        ReactiveReadSession session = begin(statements, terms);
        if (terms.holdsRows() || !session.mayReadRowByRow()) {
            return session;
        }
        session.close(); // nothing of what has come was told; the statement knows now that its rows are long
        return begin(statements, terms);
    }

    private ReactiveReadSession begin(List<BoundStatement> statements, RequestTerms terms) {
        ReactiveReadSession session =
                new ReactiveReadSession(connections, List.copyOf(statements), errors, running, terms);
        try {
            session.begin();
            return session;
        } catch (EngineException e) {
            session.close();
            throw isWorthAnotherAttempt(e.code()) ? new TransientFailure(e) : e;
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    /** What took too long once would take as long again, and the database is busy with it. */
    private boolean isWorthAnotherAttempt(ErrorCode code) {
        return SqlStates.isTransient(code) && (retryTimeouts || code != ErrorCode.QUERY_TIMEOUT);
    }

    ReadCancellation cancellation() {
        return running::giveUp;
    }

    void cancelOverdue() {
        running.cancelOverdue();
    }
}
