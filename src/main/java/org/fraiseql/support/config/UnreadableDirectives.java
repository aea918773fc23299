package org.fraiseql.support.config;

/** The file of {@code fraiseql.catalog.directives} is not there or not in its form. The message says which and what to do. */
public final class UnreadableDirectives extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableDirectives(String message) {
        super(message);
    }
}
