package org.fraiseql.api;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
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
        } catch (RejectedExecutionException applicationEnds) {
            answer.run();
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
