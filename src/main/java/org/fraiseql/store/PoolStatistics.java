package org.fraiseql.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The pool at one moment. What nobody counts is absent, never guessed: only the container knows all of its pool, and not every container tells.
 *
 * @param size connections that are open, whether in use or not
 * @param active connections that are in use
 * @param idle connections that are open and not in use
 * @param waiting callers that wait for a connection, until one is free or has been opened
 * @param max the most connections that may be open
 * @param acquired connections handed out since the start of the application
 * @param timeouts waits that ended without a connection as none became free in time, since the start of the application
 * @param created connections that were opened since the pool was made
 * @param destroyed connections that were closed since the pool was made
 */
public record PoolStatistics(
        OptionalInt size,
        int active,
        OptionalInt idle,
        int waiting,
        int max,
        long acquired,
        long timeouts,
        OptionalLong created,
        OptionalLong destroyed) {
    /** A pool of which nothing is known but what those that use it have counted. */
    public static PoolStatistics counted(int active, int waiting, int max, long acquired, long timeouts) {
        return new PoolStatistics(
                OptionalInt.empty(),
                active,
                OptionalInt.empty(),
                waiting,
                max,
                acquired,
                timeouts,
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /** What is known, by the name that it has everywhere. */
    public Map<String, Long> figures() {
        Map<String, Long> known = new LinkedHashMap<>();
        size.ifPresent(figure -> known.put("size", (long) figure));
        known.put("active", (long) active);
        idle.ifPresent(figure -> known.put("idle", (long) figure));
        known.put("waiting", (long) waiting);
        known.put("max", (long) max);
        known.put("acquired", acquired);
        known.put("timeouts", timeouts);
        created.ifPresent(figure -> known.put("created", figure));
        destroyed.ifPresent(figure -> known.put("destroyed", figure));
        return known;
    }
}
