package org.fraiseql.support;

import java.time.Duration;

/**
 * Until when a request must be answered. One for each request, shared by its wait for a place, its wait for a connection, all its statements and all
 * attempts at them. Immutable, thread-safe.
 */
public final class Deadline {
    /** The deadline of requests that may take as long as they like. */
    public static final Deadline NEVER = new Deadline(Duration.ofNanos(Long.MAX_VALUE / 2));

    /** PostgreSQL is told how much time is left when so much of it is gone: until then its own time-out says about the same. */
    private static final long LATE_AFTER_NANOS = Duration.ofSeconds(1).toNanos();

    private final Duration total;
    private final long startNanos = System.nanoTime();

    private Deadline(Duration total) {
        this.total = total;
    }

    public static Deadline in(Duration total) {
        return new Deadline(total);
    }

    public Duration total() {
        return total;
    }

    /** Never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, leftNanos()));
    }

    private long leftNanos() {
        return total.toNanos() - (System.nanoTime() - startNanos);
    }

    public boolean isOver() {
        return leftNanos() <= 0;
    }

    /** Whether so much time is gone that what is left must be said. */
    public boolean isLate() {
        return this != NEVER && System.nanoTime() - startNanos > LATE_AFTER_NANOS;
    }

    /** @throws EngineException {@code QUERY_TIMEOUT} when it is over */
    public void check() {
        if (isOver()) {
            throw exceeded();
        }
    }

    /** What the client is told. */
    public EngineException exceeded() {
        return new EngineException(
                Problem.of(ErrorCode.QUERY_TIMEOUT, "Query timeout after " + total.toMillis() + " ms"));
    }
}
