package org.fraiseql.api;

import jakarta.servlet.AsyncContext;
import java.io.IOException;

/**
 * A complete answer that is too long to be sure that it leaves in one go, sent as its client takes it, on a thread of {@link HeldAnswers}.
 *
 * <p>A {@link jakarta.servlet.WriteListener} would be the way of Jakarta Servlet, but Open Liberty 26 writes for it on a thread of its own that waits for the
 * client.
 */
final class HeldAnswer implements Runnable {
    private static final System.Logger LOG = System.getLogger(HeldAnswer.class.getName());

    private final String requestId;
    private final AsyncContext context;
    private final Sending sending;
    private final RequestInProgress request;
    private final Runnable onEnd;

    /** Writes all of the answer, and waits until the client has taken it. */
    interface Sending {
        void run() throws IOException;
    }

    /** @param onEnd when it was taken, or its client is gone */
    HeldAnswer(String requestId, AsyncContext context, Sending sending, RequestInProgress request, Runnable onEnd) {
        this.requestId = requestId;
        this.context = context;
        this.sending = sending;
        this.request = request;
        this.onEnd = onEnd;
    }

    @Override
    public void run() {
        try {
            sending.run();
        } catch (IOException e) {
            RequestLog.notTaken(requestId, request, e);
        } catch (RuntimeException e) {
            RequestLog.defect(requestId, e);
        } finally {
            complete();
            onEnd.run();
        }
    }

    /** Ends what has not begun. */
    void giveUp() {
        try {
            request.breakOff();
        } finally {
            complete();
            onEnd.run();
        }
    }

    private void complete() {
        try {
            context.complete();
        } catch (RuntimeException ended) {
            LOG.log(System.Logger.Level.DEBUG, "The server has ended request " + requestId + " already", ended);
        }
    }
}
