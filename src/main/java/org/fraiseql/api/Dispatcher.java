package org.fraiseql.api;

import jakarta.servlet.AsyncContext;

/**
 * Dispatches requests that were laid aside, when they can go on: each from a thread of its own. Open Liberty (26.0.0.3, {@code AsyncContext31Impl},
 * {@code DispatchRunnable}) lets a request go on with what the thread that dispatches it knows of a request: its query string, its parameters, and what belongs to it in
 * the container, over which it stumbles where that other request has ended. A thread that has dispatched one knows of that for ever.
 */
final class Dispatcher {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private Dispatcher() {}

    /** @param before is done first, by the same thread @param ifEnded is done where the server has ended the request meanwhile */
    static void dispatch(AsyncContext request, Runnable before, Runnable ifEnded) {
        Thread.ofVirtual().name("fraiseql-dispatch").start(() -> {
            before.run();
            try {
                request.dispatch();
            } catch (RuntimeException ended) {
                LOG.log(System.Logger.Level.DEBUG, "The server has ended a request that was laid aside", ended);
                ifEnded.run();
            }
        });
    }
}
