package org.fraiseql.store;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after a failure before the next attempt: twice as long each time, up to a limit. */
record Backoff(Duration initial, Duration max) {
    private static final int MOST_DOUBLINGS = 30;

    /** @param failures 1 after the first */
    Duration after(int failures) {
        long millis = initial.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        return Duration.ofMillis(Math.min(millis, max.toMillis()));
    }

    /** A quarter more or less, so that those who failed together do not come back together. */
    Duration afterWithJitter(int failures, RandomGenerator random) {
        long millis = after(failures).toMillis();
        long spread = millis / 4;
        return Duration.ofMillis(Math.min(millis - spread + random.nextLong(2 * spread + 1), max.toMillis()));
    }
}
