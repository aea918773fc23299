package org.fraiseql.store;

import java.util.List;
import org.fraiseql.sql.BoundStatement;
import org.jspecify.annotations.Nullable;

/**
 * Where an opening leaves its session. Fault Tolerance throws a result away when its timeout was over before; left here, the session is found and closed
 * all the same. Used by one thread.
 */
final class OpenedSession {
    private final Attempts attempts;
    private @Nullable ReadSession session;
    private @Nullable TransientFailure earlier;

    /** @param earlier how the attempt before the first one ended */
    OpenedSession(TransientFailure earlier, Attempts attempts) {
        this.earlier = earlier;
        this.attempts = attempts;
    }

    /** Throws the earlier attempt's failure once, so that it counts as an attempt and is waited after. */
    void throwEarlierFailure() {
        TransientFailure failure = earlier;
        earlier = null;
        if (failure != null) {
            throw failure;
        }
    }

    /** @throws TransientFailure when there may be another attempt */
    void open(Backend backend, List<BoundStatement> statements) {
        close();
        attempts.anotherBegins(System.nanoTime());
        try {
            session = backend.open(statements);
        } catch (TransientFailure e) {
            throw attempts.leaveTimeForAnother(System.nanoTime()) ? e : e.failure();
        }
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
