package org.fraiseql.store;

import java.util.function.Function;

/** Transactions that change the database. Thread-safe. */
public interface Transactions {
    /**
     * Runs the work in the caller's JTA transaction, or in one of its own that ends with the work. A transaction of its own is run again as a whole when it is
     * certain that nothing of it was applied and the reason may pass: so the work may run several times and must keep what it makes to itself until it returns.
     *
     * @param terms until when, and as whom; when the time is over the transaction is rolled back, {@code QUERY_TIMEOUT}
     * @throws org.fraiseql.support.EngineException when it fails; then all of it was rolled back, unless the problem says that this is not known
     */
    <T> T inTransaction(RequestTerms terms, Function<WriteSession, T> work);

    /** Runs work once that has effects beyond the database, which a second run would repeat. */
    <T> T onceInTransaction(RequestTerms terms, Function<WriteSession, T> work);
}
