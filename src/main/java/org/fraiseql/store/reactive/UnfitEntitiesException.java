package org.fraiseql.store.reactive;

import org.hibernate.HibernateException;

/** The application's own entities can't be mapped, in Hibernate's words. A mistake of the application's, with which it is not started; where in Hibernate it was found helps nobody. */
public final class UnfitEntitiesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitEntitiesException(Throwable failure) {
        super("The application's entities can't be mapped: " + words(failure), null, false, false);
    }

    /** Of the first cause: what lies around it says no more. */
    private static String words(Throwable failure) {
        Throwable first = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            first = cause;
        }
        return first instanceof HibernateException ? String.valueOf(first.getMessage()) : first.toString();
    }
}
