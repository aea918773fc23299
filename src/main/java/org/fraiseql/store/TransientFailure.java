package org.fraiseql.store;

import org.fraiseql.support.EngineException;

/** A failure that may pass by itself, met before any row was handed out: the statement may be run again. The cause says what the client is told in the end. */
public final class TransientFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final EngineException failure;

    public TransientFailure(EngineException failure) {
        super(failure.getMessage(), failure);
        this.failure = failure;
    }

    EngineException failure() {
        return failure;
    }
}
