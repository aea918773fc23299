package org.fraiseql.api;

import java.util.concurrent.Executor;

/**
 * Dispatches requests that were laid aside, when they can go on: each from a thread of its own. Open Liberty (26.0.0.3, {@code AsyncContext31Impl},
 * {@code DispatchRunnable}) lets a request go on with what the thread that dispatches it knows of a request: its query string, its parameters, and what belongs to it in
 * the container, over which it stumbles where that other request has ended. A thread that has dispatched one knows of that for ever.
 */
final class Dispatcher implements Executor {
    static final Dispatcher OF_FRESH_THREADS = new Dispatcher();

    private Dispatcher() {}

    @Override
    public void execute(Runnable dispatch) {
        Thread.ofVirtual().name("fraiseql-dispatch").start(dispatch);
    }
}
