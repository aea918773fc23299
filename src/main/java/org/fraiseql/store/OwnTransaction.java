package org.fraiseql.store;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;

/** A transaction that its session begins and commits, without JTA. Thread-safe. */
public final class OwnTransaction implements TransactionScope {
    private final WriteBackend backend;

    /** @param backend whose sessions {@linkplain WriteSession#commit commit} */
    public OwnTransaction(WriteBackend backend) {
        this.backend = backend;
    }

    @Override
    public boolean isUnderWay() {
        return false;
    }

    @Override
    public <T> void run(
            Function<WriteSession, T> work,
            boolean isOwn,
            RequestTerms terms,
            WriteAttempt attempt,
            AtomicReference<@Nullable T> result) {
        try (WriteSession session = backend.open(isOwn, attempt, terms)) {
            try {
                result.set(work.apply(session));
            } catch (EngineException e) {
                attempt.failed(e);
                return;
            }
            attempt.workDone();
            session.commit();
        } catch (EngineException e) {
            if (attempt.isWorkDone()) {
                throw e;
            }
            attempt.failed(e);
        }
    }

    @Override
    public WriteBackend backend() {
        return backend;
    }
}
