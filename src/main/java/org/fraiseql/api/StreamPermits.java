package org.fraiseql.api;

import java.util.concurrent.Semaphore;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/**
 * Answers that are sent while their rows are read hold a connection to the database for as long as their clients take; only a part of the pool is for them, so
 * that short answers find a connection whatever those clients do. Thread-safe.
 */
final class StreamPermits {
    private final int max;
    private final Semaphore permits;

    StreamPermits(int max) {
        this.max = max;
        permits = new Semaphore(max);
    }

    /** @throws EngineException {@code SERVICE_UNAVAILABLE} when all are taken */
    void take() {
        if (!permits.tryAcquire()) {
            throw new EngineException(Problem.of(
                    ErrorCode.SERVICE_UNAVAILABLE,
                    "Too many long answers are being sent. Ask again, or for less at once."));
        }
    }

    /** How many answers have one. */
    int taken() {
        return max - permits.availablePermits();
    }

    void giveBack() {
        permits.release();
    }
}
