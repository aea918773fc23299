package org.fraiseql.container;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what takes its time. */
public final class Eventually {
    private static final long BETWEEN_MILLIS = 100;

    private Eventually() {}

    /** @param condition an exception counts as not yet, and is the cause of the failure in the end */
    public static void holds(Duration patience, Callable<Boolean> condition) {
        long end = System.nanoTime() + patience.toNanos();
        Exception last = new IllegalStateException("the condition was false");
        while (System.nanoTime() < end) {
            try {
                if (condition.call()) {
                    return;
                }
                Thread.sleep(BETWEEN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("interrupted", e);
            } catch (Exception notYet) {
                last = notYet;
            }
        }
        fail("did not hold within " + patience, last);
    }
}
