package org.fraiseql.api;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that send complete answers to clients that are slow to take them, so that none of the server's waits. Thread-safe. */
final class HeldAnswers implements AutoCloseable {
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor pool;

    /** @param max answers at once; there is never one too many for long, see {@link RequestsInProgress#goesOnWithoutThread} */
    HeldAnswers(int max, ThreadFactory threads) {
        this.pool =
                new ThreadPoolExecutor(max, max, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
    }

    /** Begins, and does not wait. */
    void send(HeldAnswer answer) {
        try {
            pool.execute(answer);
        } catch (RuntimeException
                | OutOfMemoryError noThread) { // the application ends, or the system has no more of them
            answer.run();
        }
    }

    /** Those that have not begun are broken off. */
    @Override
    public void close() {
        for (Runnable left : pool.shutdownNow()) {
            if (left instanceof HeldAnswer answer) {
                answer.giveUp();
            }
        }
    }
}
