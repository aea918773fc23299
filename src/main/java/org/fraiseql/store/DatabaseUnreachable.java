package org.fraiseql.store;

/** No connection to the database came about, for a reason of the network or of the database itself: the cause of an {@link org.fraiseql.support.EngineException}. */
public final class DatabaseUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnreachable(Throwable cause) {
        super(cause.getMessage(), cause);
    }

    static boolean isCauseOf(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof DatabaseUnreachable) {
                return true;
            }
        }
        return false;
    }
}
