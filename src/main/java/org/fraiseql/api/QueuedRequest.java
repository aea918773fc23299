package org.fraiseql.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.fraiseql.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A request that has been read, and waits at the gate without a thread. When it has a place, or will have none, it is dispatched once more and finds this as its
 * attribute.
 */
record QueuedRequest(RequestGate.Turn turn, RequestReader.Requests given, RequestContext context, MediaType mediaType) {
    private static final String ATTRIBUTE = QueuedRequest.class.getName();

    /** The one that a request has been dispatched for; null before. */
    static @Nullable QueuedRequest of(ServletRequest request) {
        return (QueuedRequest) request.getAttribute(ATTRIBUTE);
    }

    /** The thread has nothing more to do with it. */
    void await(HttpServletRequest http) {
        http.setAttribute(ATTRIBUTE, this);
        try {
            AsyncContext waiting = http.startAsync();
            waiting.setTimeout(0); // its deadline is ours
            waiting.addListener(new Abandoning(turn));
            turn.whenDecided(waiting::dispatch);
        } catch (IllegalStateException e) {
            turn.abandon();
            throw e;
        }
    }

    /** A container may end what waits, when its client is gone. */
    private record Abandoning(RequestGate.Turn turn) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            turn.abandon();
        }

        @Override
        public void onError(AsyncEvent event) {
            turn.abandon();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            turn.abandon();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // its answer is sent without a thread
        }
    }
}
