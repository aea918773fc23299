package org.fraiseql.typed;

/** Tells when the transaction of the calling thread ends. Thread-safe. */
public interface TransactionEnd {
    /** Where there are no transactions but those of single statements. */
    TransactionEnd NEVER = task -> {};

    /** Has this run when the thread's transaction ends, once or twice, by whichever thread ends it; never where there is none. */
    void tell(Runnable task);
}
