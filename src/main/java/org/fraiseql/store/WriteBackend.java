package org.fraiseql.store;

import org.fraiseql.support.Deadline;

/** A way to write to PostgreSQL, within the JTA transaction of the thread or in transactions of the sessions' own. Thread-safe. */
public interface WriteBackend {
    /**
     * @param isOwnTransaction whether nothing has run in the transaction before, so that its isolation is ours to choose
     * @param terms until when, and as whom
     */
    WriteSession open(boolean isOwnTransaction, WriteAttempt attempt, RequestTerms terms);

    /**
     * Called before a transaction begins, where none is under way: connections that can't serve it are best found out before.
     *
     * @throws org.fraiseql.support.EngineException when the database is away
     */
    void prepare(Deadline deadline);

    /** Called on the transaction's own thread when it is decided how it ends, before the container takes its connection back. */
    void ending();

    /** Called on the same thread when the transaction is over, with the attempt that it was opened for, if it was. */
    void ended(WriteAttempt attempt);

    /**
     * What became of a transaction. Waits a little while it is still under way. Called outside of a JTA transaction.
     *
     * @param deadline of the request, which it outlasts by a little
     */
    Outcome outcome(TransactionId transaction, Deadline deadline);

    /** What PostgreSQL knows of a transaction. */
    enum Outcome {
        COMMITTED,
        ABORTED,
        UNKNOWN
    }
}
