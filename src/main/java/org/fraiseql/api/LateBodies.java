package org.fraiseql.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All bodies that are on their way. There is a bound on their number; when it is reached, the one that has been on its way for the longest is given up: whoever
 * sends his body in a breath gets through, however many there are that do not. Thread-safe.
 */
final class LateBodies {
    private final int max;
    private final Duration timeout;
    /** The oldest first. */
    private final Set<LateBody> bodies = new LinkedHashSet<>();

    LateBodies(int max, Duration timeout) {
        this.max = max;
        this.timeout = timeout;
    }

    void add(LateBody body) {
        List<LateBody> tooMany = new ArrayList<>();
        synchronized (bodies) {
            bodies.add(body);
            if (bodies.size() > max) {
                LateBody oldest = bodies.iterator().next();
                bodies.remove(oldest);
                tooMany.add(oldest);
            }
        }
        tooMany.forEach(LateBodies::giveUp);
    }

    void remove(LateBody body) {
        synchronized (bodies) {
            bodies.remove(body);
        }
    }

    boolean isEmpty() {
        synchronized (bodies) {
            return bodies.isEmpty();
        }
    }

    /** Gives up those whose time is over; to be called now and then. */
    void look() {
        long now = System.nanoTime();
        List<LateBody> late = new ArrayList<>();
        synchronized (bodies) {
            for (LateBody body : bodies) {
                if (body.ageNanos(now) < timeout.toNanos()) {
                    break;
                }
                late.add(body);
            }
        }
        late.forEach(LateBodies::giveUp);
    }

    private static void giveUp(LateBody body) {
        body.giveUp(HttpProblem.bodyTooSlow());
    }
}
