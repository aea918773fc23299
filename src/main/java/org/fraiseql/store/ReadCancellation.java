package org.fraiseql.store;

/** Ends statements from outside. Thread-safe. */
public interface ReadCancellation {
    /**
     * Cancels the statement of a read that the thread is waiting for, which then fails with {@link ReadCancelledException}. Does nothing when there is none:
     * statements of a mutation's transaction run to their end, and one whose first row is there is ended by the failure to write it.
     */
    void cancelReadOf(Thread thread);
}
