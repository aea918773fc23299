package org.fraiseql.execution;

import java.util.List;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.write.MutationPlan;

/** Port: is told what happens on the way of a request. Called on the request's thread, so it must be quick; thread-safe. */
public interface Observer {
    /** Looks at nothing. */
    Observer NONE = new Observer() {};

    /** A query was planned that was not in the cache. */
    default void planned(Plan plan) {}

    /** A mutation was planned that was not in the cache. */
    default void planned(MutationPlan plan) {}

    /** A request begins on this thread, on which it also ends; others may begin and end between, which beans make meanwhile. */
    default Watch begins() {
        return this::ended;
    }

    /**
     * A request has ended, also when it was refused, broke off, or its client hung up. Rows that a bean reads one after the other end so, on any thread, without
     * {@link #begins}.
     */
    default void ended(Observation request) {}

    /** Waits for the end of one request. */
    @FunctionalInterface
    interface Watch {
        void ended(Observation request);
    }

    /** All of these observers; their ends are told in the opposite order of their beginnings. */
    static Observer of(List<Observer> observers) {
        List<Observer> looking =
                observers.stream().filter(observer -> observer != NONE).toList();
        return switch (looking.size()) {
            case 0 -> NONE;
            case 1 -> looking.getFirst();
            default -> new SeveralObservers(looking);
        };
    }
}
