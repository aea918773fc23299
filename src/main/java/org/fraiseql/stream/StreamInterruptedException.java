package org.fraiseql.stream;

import org.fraiseql.support.EngineException;

/** The answer broke off after bytes had left. The response must be aborted, so that no client takes it for complete ({@code STREAM_INTERRUPTED}). */
public final class StreamInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StreamInterruptedException(EngineException cause) {
        super("the answer broke off", cause);
    }
}
