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
    private final Runnable onEnd;
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private int sentOfFirst;
    private int waitingBytes;

    /** @param onEnd when it was taken, or its client is gone */
    HeldAnswer(
            AsyncContext context,
            ServletOutputStream out,
            List<Block> blocks,
            RequestInProgress request,
            Runnable onEnd) {
        this.context = context;
        this.out = out;
        this.blocks = new ArrayDeque<>(blocks);
        this.request = request;
        this.onEnd = onEnd;
    }

    /** From now on the server calls. */
    void send() {
        out.setWriteListener(this);
    }

    @Override
    public void onWritePossible() throws IOException {
        if (waitingBytes > 0) {
            request.sending().ended(System.nanoTime());
        }
        while (out.isReady()) {
            Block first = blocks.peek();
            if (first == null) {
                end();
                return;
            }
            writePieceOf(first);
        }
        request.sending().begins(waitingBytes, System.nanoTime());
    }

    private void writePieceOf(Block first) throws IOException {
        int start = sentOfFirst;
        waitingBytes = Math.min(SendingRate.PIECE_BYTES, first.length() - start);
        sentOfFirst += waitingBytes;
        if (sentOfFirst == first.length()) {
            blocks.remove();
            sentOfFirst = 0;
        }
        out.write(first.bytes(), start, waitingBytes);
    }

    /** The client has gone, or was sent away. */
    @Override
    public void onError(Throwable failure) {
        end();
    }

    private void end() {
        if (hasEnded.compareAndSet(false, true)) {
            onEnd.run();
            context.complete();
        }
    }
}
