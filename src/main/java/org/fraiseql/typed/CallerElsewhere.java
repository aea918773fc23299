package org.fraiseql.typed;

import java.util.Optional;
import org.fraiseql.execution.Caller;

/** Knows who asks on the calling thread where it answers no GraphQL, in a resource of JAX-RS for one. Thread-safe. */
public interface CallerElsewhere {
    /** Where nobody is known but those who ask by GraphQL. */
    CallerElsewhere NOBODY = Optional::empty;

    /**
     * Empty when nobody does.
     *
     * @throws org.fraiseql.support.EngineException when somebody does who may not
     */
    Optional<Caller> find();
}
