package org.fraiseql.store;

import org.jspecify.annotations.Nullable;

/**
 * A statement that was prepared before its columns got other types, and was refused for that: the cause of an
 * {@link org.fraiseql.support.EngineException}. The connection that it ran on prepares its statements anew; each other one of the pool may fail so once.
 */
public final class StalePlan extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StalePlan(Throwable cause) {
        super(cause.getMessage(), cause);
    }

    static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof StalePlan) {
                return true;
            }
        }
        return false;
    }
}
