package org.fraiseql.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/**
 * Answers that are sent while their rows are read hold a connection to the database for as long as their clients take; only a part of the pool is for them, so
 * that short answers find a connection whatever those clients do. One client has fewer than all of them, so that others get long answers whatever that one does.
 * Thread-safe.
 */
final class StreamPermits {
    private final int max;
    private final int maxOfOne;
    /** By client; nobody without one. */
    private final Map<String, Integer> taken = new LinkedHashMap<>();

    private int count;

    /** @param maxOfOne of them, for one client */
    StreamPermits(int max, int maxOfOne) {
        this.max = max;
        this.maxOfOne = maxOfOne;
    }

    /** All but a quarter; of two or three, all but one. */
    static int shareOf(int max) {
        return max - Math.max(max > 1 ? 1 : 0, max / 4);
    }

    /** @throws EngineException {@code SERVICE_UNAVAILABLE} when all are taken, or this client has as many as it may */
    synchronized void take(String client) {
        int own = taken.getOrDefault(client, 0);
        if (count >= max) {
            throw refused("Too many long answers are being sent. Ask again, or for less at once.");
        }
        if (own >= maxOfOne) {
            throw refused("Too many long answers are being sent to you. Ask again, or for less at once.");
        }
        taken.put(client, own + 1);
        count++;
    }

    private static EngineException refused(String message) {
        return new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, message));
    }

    /** How many answers have one. */
    synchronized int taken() {
        return count;
    }

    synchronized void giveBack(String client) {
        taken.computeIfPresent(client, (same, own) -> own == 1 ? null : own - 1);
        count--;
    }
}
