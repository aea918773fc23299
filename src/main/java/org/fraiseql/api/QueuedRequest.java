package org.fraiseql.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
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
    private static final System.Logger LOG = System.getLogger(QueuedRequest.class.getName());
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
            waiting.addListener(new Ending(() -> {
                answerIfLost(waiting);
                end(all);
            }));
            turn.whenDecided(() -> {
                all.remove(turn);
                waiting.dispatch();
            });
        } catch (IllegalStateException e) {
            end(all);
            throw e;
        }
    }

    /**
     * Open Liberty (26.0.0.3) now and then completes a request with nothing, as 200, when it is to go on (one of 40,000 in a crowd); so far they were laid aside twice, first
     * for the body and then for a place.
     */
    private void answerIfLost(AsyncContext waiting) {
        if (turn.hasCome()
                || !(waiting.getResponse() instanceof HttpServletResponse response)
                || response.isCommitted()) {
            return;
        }
        HttpProblem lost = HttpProblem.busy();
        try {
            response.setStatus(lost.status());
            response.setContentType(mediaType.contentType());
            response.setHeader("Retry-After", "1");
            ResponseBuffer buffer = new ResponseBuffer(response.getOutputStream()::write);
            new ResponseWriter(buffer).errorsOnly(List.of(lost.problem()));
            buffer.flush();
        } catch (IOException | RuntimeException gone) {
            LOG.log(System.Logger.Level.DEBUG, "Nobody takes the answer of request " + context.requestId(), gone);
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
