package org.fraiseql.api;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The thread that dispatches requests which were laid aside, when they can go on. It serves no request itself: Open Liberty (26.0.0.3, {@code DispatchRunnable}) lets a
 * dispatched request go on with what belongs to the request of the thread that dispatches it; if that one has ended by then, the container stumbles, and the client is
 * answered 200 with nothing. Thread-safe.
 */
final class Dispatcher implements Executor, AutoCloseable {
    private final ExecutorService thread;

    Dispatcher(ThreadFactory threads) {
        this.thread = Executors.newSingleThreadExecutor(threads);
    }

    /** @throws java.util.concurrent.RejectedExecutionException when the application ends */
    @Override
    public void execute(Runnable dispatch) {
        thread.execute(dispatch);
    }

    /** What was given before is still done. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
