package org.fraiseql.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Where an opening leaves its session. Fault Tolerance throws a result away when its timeout was over before; left here, the session is found and closed
 * all the same. Used by one thread.
 */
final class OpenedSession {
    private final Attempts attempts;
    private final Backoff backoff;
    private final EarlierFailures failed = new EarlierFailures();
    private int failures;
    private @Nullable ReadSession session;
    private @Nullable TransientFailure earlier;

    /** @param earlier how the attempt before the first one ended */
    OpenedSession(TransientFailure earlier, Attempts attempts, Backoff backoff) {
        this.earlier = earlier;
        this.attempts = attempts;
        this.backoff = backoff;
    }

    /** Throws the earlier attempt's failure once, so that it counts as an attempt. */
    void throwEarlierFailure() {
        TransientFailure failure = earlier;
        earlier = null;
        if (failure != null) {
            failed.add(failure.failure());
            throw failure;
        }
    }

    /** @throws TransientFailure when there may be another attempt */
    void open(Backend backend, List<BoundStatement> statements, RequestTerms terms) {
        close();
        pause();
        terms.use().retried();
        attempts.anotherBegins(System.nanoTime());
        try {
            session = backend.open(statements, terms);
        } catch (TransientFailure e) {
            failed.add(e.failure());
            throw attempts.leaveTimeForAnother(System.nanoTime()) ? e : e.failure();
        }
    }

    private void pause() {
        failures++;
        try {
            Thread.sleep(backoff.afterWithJitter(failures, ThreadLocalRandom.current()));
        } catch (InterruptedException e) {
            // Fault Tolerance's timeout, or the server is stopping
            Thread.currentThread().interrupt();
            throw new EngineException(StoreErrors.of(ErrorCode.SERVICE_UNAVAILABLE, "", "", Duration.ZERO), e);
        }
    }

    /** @return what the caller is told, with all earlier failures behind it */
    EngineException last(EngineException failure) {
        return failed.toldBy(failure);
    }

    ReadSession get() {
        ReadSession opened = session;
        if (opened == null) {
            throw new IllegalStateException("no session was opened");
        }
        return opened;
    }

    void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
