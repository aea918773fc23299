package org.fraiseql.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.fraiseql.execution.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A request that has been read, and waits at the gate without a thread. When it has a place, or will have none, it is dispatched once more and finds this as its
 * attribute.
 */
record QueuedRequest(
        RequestGate.Turn turn,
        RequestReader.Requests given,
        RequestMemory.Share memory,
        RequestContext context,
        MediaType mediaType) {
    private static final String ATTRIBUTE = QueuedRequest.class.getName();

    /** What was kept of a request that was dispatched again after it had waited; null at its first dispatch. */
    static @Nullable QueuedRequest of(ServletRequest request) {
        return (QueuedRequest) request.getAttribute(ATTRIBUTE);
    }

    /** The thread has nothing more to do with it. */
    void await(RequestInProgress request, QueuedRequests all) {
        HttpServletRequest http = request.request();
        http.setAttribute(ATTRIBUTE, this);
        all.add(turn, request);
        try {
            AsyncContext waiting = http.startAsync();
            waiting.setTimeout(0); // its deadline is ours
            waiting.addListener(new Ending(() -> end(all)));
            turn.whenDecided(() -> Dispatcher.dispatch(waiting, () -> all.remove(turn), () -> end(all)));
        } catch (IllegalStateException e) {
            end(all);
            throw e;
        }
    }

    private void end(QueuedRequests all) {
        all.remove(turn);
        turn.abandon();
        memory.close();
    }

    /** A container may end what waits, when its client is gone. */
    private record Ending(Runnable end) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            end.run();
        }

        @Override
        public void onError(AsyncEvent event) {
            end.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            end.run();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // its answer is sent without a thread
        }
    }
}
