package org.fraiseql.beans;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The thread of a request, which waits for what beans answer later, and goes on with it itself: what is selected of it may be fields of beans that block, want to know who asks, or join
 * the request's transaction, and the thread that has answered may be one that must never wait, such as an event loop.
 */
final class RequestThread implements Executor {
    private static final long LOOK_AGAIN_SECONDS = 1;

    private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();

    /** From any thread. What comes when the request is answered is never run. */
    @Override
    public void execute(Runnable turn) {
        turns.add(turn);
    }

    /** Works until it is done. An interruption is kept for later, as the waiting for an answer has always ignored it. */
    void workUntil(BooleanSupplier done) {
        boolean isInterrupted = false;
        while (!done.getAsBoolean()) {
            try {
                Runnable turn = turns.poll(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
                if (turn != null) {
                    turn.run();
                }
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
