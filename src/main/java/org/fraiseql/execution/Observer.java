package org.fraiseql.execution;

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

    /** A request has ended, also when it was refused, broke off, or its client hung up. */
    default void ended(Observation request) {}
}
