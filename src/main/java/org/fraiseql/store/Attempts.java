package org.fraiseql.store;

import java.time.Duration;
import org.fraiseql.support.Deadline;

/**
 * The time that all attempts together have. Whoever waited half a minute for a connection in vain would wait as long again: so another attempt is made
 * only if it will be over in time should it take as long as the last one. Used by one thread.
 */
final class Attempts {
    private final long endNanos;
    private final Deadline deadline;
    private long lastBeganNanos;

    /** @param firstBeganNanos of {@link System#nanoTime}; @param deadline of the request */
    Attempts(long firstBeganNanos, Duration together, Deadline deadline) {
        this.deadline = deadline;
        this.lastBeganNanos = firstBeganNanos;
        this.endNanos = firstBeganNanos + together.toNanos();
    }

    void anotherBegins(long nowNanos) {
        lastBeganNanos = nowNanos;
    }

    /** Asked when the last one has failed. */
    boolean leaveTimeForAnother(long nowNanos) {
        long tookNanos = nowNanos - lastBeganNanos;
        return nowNanos + tookNanos - endNanos <= 0 && deadline.left().toNanos() >= tookNanos;
    }
}
