package org.fraiseql.store;

/** Somebody {@linkplain ReadCancellation cancelled} the read, as nobody waits for it any more. It is not run again. */
public final class ReadCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReadCancelledException(Throwable cause) {
        super("the read was cancelled", cause);
    }
}
