package org.fraiseql.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fraiseql.stream.Block;

/**
 * A complete answer that is too long to be sure that it leaves in one go. It is sent as the client takes it, and no thread waits meanwhile: the server calls
 * when there is room again. The server calls from one thread at a time.
 */
final class HeldAnswer implements WriteListener {
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Deque<Block> blocks;
    private final RequestInProgress request;
    private final RequestsInProgress requests;
    private final String requestId;
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private int waitingBytes;

    HeldAnswer(
            AsyncContext context,
            ServletOutputStream out,
            List<Block> blocks,
            RequestInProgress request,
            RequestsInProgress requests,
            String requestId) {
        this.context = context;
        this.out = out;
        this.blocks = new ArrayDeque<>(blocks);
        this.request = request;
        this.requests = requests;
        this.requestId = requestId;
    }

    /** From now on the server calls. */
    void send() {
        requests.goesOnWithoutThread(request);
        out.setWriteListener(this);
    }

    @Override
    public void onWritePossible() throws IOException {
        taken();
        while (out.isReady()) {
            Block next = blocks.poll();
            if (next == null) {
                end();
                return;
            }
            waitingBytes = next.length();
            out.write(next.bytes(), 0, next.length());
        }
        request.sending().begins(waitingBytes, System.nanoTime());
    }

    private void taken() {
        if (waitingBytes > 0) {
            request.sending().ended(System.nanoTime());
        }
    }

    /** The client has gone, or was sent away. */
    @Override
    public void onError(Throwable failure) {
        RequestLog.notTaken(requestId, request);
        end();
    }

    private void end() {
        if (hasEnded.compareAndSet(false, true)) {
            requests.endedWithoutThread(request);
            context.complete();
        }
    }
}
