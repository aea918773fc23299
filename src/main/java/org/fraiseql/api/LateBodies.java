package org.fraiseql.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All bodies that are on their way. There is a bound on their number; when it is reached, one of the client that has the most is given up, the one that has been
 * on its way for the longest: whoever sends his body in a breath gets through, however many there are that do not, and one address alone ends no slow one of another. Thread-safe.
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
                LateBody last = oldestOfWhoeverHasMost();
                bodies.remove(last);
                tooMany.add(last);
            }
        }
        tooMany.forEach(LateBodies::giveUp);
    }

    private LateBody oldestOfWhoeverHasMost() {
        Map<String, List<LateBody>> byClient = new LinkedHashMap<>();
        for (LateBody body : bodies) {
            byClient.computeIfAbsent(body.client(), first -> new ArrayList<>()).add(body);
        }
        List<LateBody> most = List.of();
        for (List<LateBody> ofOne : byClient.values()) {
            if (ofOne.size() > most.size()) {
                most = ofOne;
            }
        }
        return most.getFirst();
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
