package org.fraiseql.store;

import java.time.Duration;

/**
 * A transaction of PostgreSQL that has written.
 *
 * @param number {@code xid8}
 * @param beganNanos {@link System#nanoTime} before it began
 */
public record TransactionId(String number, long beganNanos) {
    /** The time since the transaction began, at least. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }
}
