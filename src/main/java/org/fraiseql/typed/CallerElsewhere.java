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
     * <p>Asked several times for one statement.
     *
     * @throws org.fraiseql.support.EngineException when somebody does who may not
     * @throws RuntimeException when somebody does, and it can't be found out as what
     */
    Optional<Caller> find();
}
