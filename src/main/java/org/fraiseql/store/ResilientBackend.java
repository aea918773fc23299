package org.fraiseql.store;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;

/** The backend with {@link ReadOpening}'s retry and timeout around it: what fails in the end fails as {@link EngineException}. */
public final class ResilientBackend implements Backend {
    private final ReadOpening opening;
    private final Duration attemptTimeout;

    public ResilientBackend(ReadOpening opening, Duration attemptTimeout) {
        this.opening = opening;
        this.attemptTimeout = attemptTimeout;
    }

    @Override
    public ReadSession open(List<BoundStatement> statements) {
        OpenedSession opened = new OpenedSession();
        try {
            opening.open(statements, opened);
            return opened.get();
        } catch (TransientFailure e) {
            throw e.failure();
        } catch (TimeoutException e) {
            opened.close();
            throw new EngineException(StoreErrors.of(ErrorCode.QUERY_TIMEOUT, "", "", attemptTimeout), e);
        }
    }
}
