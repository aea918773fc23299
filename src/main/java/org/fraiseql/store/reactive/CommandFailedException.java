package org.fraiseql.store.reactive;

/** What the client of Vert.x has failed with. */
final class CommandFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Throwable failure;

    CommandFailedException(Throwable failure) {
        super(failure.getMessage(), failure);
        this.failure = failure;
    }

    /** Whether waiting was ended before anything came. */
    boolean isWithoutAnswer() {
        return failure instanceof SilentException || failure instanceof InterruptedException;
    }

    Throwable failure() {
        return failure;
    }
}
