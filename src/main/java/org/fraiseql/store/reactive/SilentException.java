package org.fraiseql.store.reactive;

import java.time.Duration;

/** Nothing came from the database for so long that nobody waits any more. */
final class SilentException extends Exception {
    private static final long serialVersionUID = 1L;

    SilentException(Duration limit) {
        super("no answer within " + limit.toMillis() + " ms");
    }
}
