package org.fraiseql.api;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.List;
import org.fraiseql.stream.Block;
import org.fraiseql.stream.ResponseBuffer;

/**
 * A complete answer that is too long to be sure that it leaves in one go, sent as the client takes it: by a virtual thread, so that none of the server's waits.
 *
 * <p>A {@link jakarta.servlet.WriteListener} would be the way of Jakarta Servlet, but Open Liberty 26 writes for it on a thread of its own that waits for the
 * client.
 */
final class HeldAnswer {
    private static final System.Logger LOG = System.getLogger(HeldAnswer.class.getName());

    private final AsyncContext context;
    private final List<Block> blocks;
    private final Sending sending;
    private final Runnable onEnd;

    /** Writes a part of the answer, and waits until the client has taken it. */
    interface Sending {
        void write(byte[] bytes, int length) throws IOException;
    }

    /** @param onEnd when it was taken, or its client is gone */
    HeldAnswer(AsyncContext context, List<Block> blocks, Sending sending, Runnable onEnd) {
        this.context = context;
        this.blocks = blocks;
        this.sending = sending;
        this.onEnd = onEnd;
    }

    /** Begins, and does not wait. */
    void send() {
        Thread.ofVirtual().name("fraiseql-held-answer").start(this::run);
    }

    private void run() {
        try {
            for (Block block : blocks) {
                sending.write(block.bytes(), block.length());
            }
            ResponseBuffer.release(blocks);
        } catch (IOException clientHasGone) {
            LOG.log(System.Logger.Level.DEBUG, "A client has not taken its answer", clientHasGone);
        } finally {
            onEnd.run();
            context.complete();
        }
    }
}
