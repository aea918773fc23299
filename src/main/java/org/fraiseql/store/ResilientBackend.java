package org.fraiseql.store;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.DatabaseConfig;

/**
 * The backend with {@link ReadOpening}'s retry and timeout around it: what fails in the end fails as {@link EngineException}.
 *
 * <p>The first attempt goes straight to the backend, as Fault Tolerance's interceptors cost as much as the rest of our way for a small read. It needs no
 * {@code @Timeout}: the pool bounds the wait for a connection, {@code statement_timeout} the statement, and a thread that reads from a socket does not
 * hear the interrupt that {@code @Timeout} sends. If it fails, its failure is the first of {@link ReadOpening}'s attempts, if {@link Attempts} leave time
 * for another.
 */
public final class ResilientBackend implements Backend {
    private final Backend direct;
    private final ReadOpening opening;
    private final Duration attemptTimeout;
    private final Backoff backoff;

    public ResilientBackend(Backend direct, ReadOpening opening, DatabaseConfig config) {
        this.direct = direct;
        this.opening = opening;
        this.attemptTimeout = config.attemptTimeout();
        this.backoff = new Backoff(config.initialBackoff(), config.maxBackoff());
    }

    @Override
    public ReadSession open(List<BoundStatement> statements, RequestTerms terms) {
        long began = System.nanoTime();
        try {
            return direct.open(statements, terms);
        } catch (TransientFailure e) {
            Attempts attempts = new Attempts(began, attemptTimeout, terms.deadline());
            if (!attempts.leaveTimeForAnother(System.nanoTime())) {
                throw e.failure();
            }
            return openAgain(statements, terms, e, attempts);
        }
    }

    private ReadSession openAgain(
            List<BoundStatement> statements, RequestTerms terms, TransientFailure first, Attempts attempts) {
        OpenedSession opened = new OpenedSession(first, attempts, backoff);
        try {
            opening.open(statements, terms, opened);
            return opened.get();
        } catch (TransientFailure e) {
            throw opened.last(e.failure());
        } catch (EngineException e) {
            throw opened.last(e);
        } catch (TimeoutException e) {
            opened.close();
            throw opened.last(new EngineException(StoreErrors.of(ErrorCode.QUERY_TIMEOUT, "", "", attemptTimeout), e));
        }
    }
}
