package org.fraiseql.sql;

import java.time.Duration;

/**
 * What runs of a statement have shown of its rows, for a minute: with other values they may be few and short again. Its copies for several clients know the same.
 * Thread-safe.
 */
final class SeenRows {
    private static final long KNOWN_NANOS = Duration.ofMinutes(1).toNanos();

    private volatile long tooLong = System.nanoTime() - KNOWN_NANOS;
    private volatile long tooMany = tooLong;

    void wereTooLong() {
        tooLong = System.nanoTime();
    }

    void wereTooMany() {
        tooMany = System.nanoTime();
    }

    boolean areTooLong() {
        return isOfLate(tooLong);
    }

    boolean areTooMany() {
        return isOfLate(tooMany);
    }

    private static boolean isOfLate(long nanoTime) {
        return System.nanoTime() - nanoTime < KNOWN_NANOS;
    }
}
