package org.fraiseql.telemetry;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Tells of moments of {@link System#nanoTime} when they were, all by the same reading of the clock. */
record WallClock(long epochNanos, long nanoTime) {
    static WallClock now() {
        Instant now = Instant.now();
        return new WallClock(TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano(), System.nanoTime());
    }

    /** Nanoseconds since 1970. */
    long at(long moment) {
        return epochNanos + moment - nanoTime;
    }
}
