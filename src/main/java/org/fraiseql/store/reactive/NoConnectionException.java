package org.fraiseql.store.reactive;

/** No connection was to be had, for the reason behind it. */
final class NoConnectionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Throwable reason;

    NoConnectionException(Throwable reason) {
        super(reason.getMessage(), reason, false, false);
        this.reason = reason;
    }

    Throwable reason() {
        return reason;
    }
}
