package org.fraiseql.store;

import org.fraiseql.sql.BoundStatement;

/** The connection of one transaction. Not thread-safe. */
public interface WriteSession extends AutoCloseable {
    /**
     * Runs a statement; its rows are to be read before the next one runs.
     *
     * @throws org.fraiseql.support.EngineException when it fails; the transaction can then only be rolled back
     */
    Rows run(BoundStatement statement);

    /** The number of the transaction, as a statement has returned it: by it the outcome can be asked for when the connection breaks during commit. */
    void recordTransactionId(String number);

    /** What others do in the transaction from now on is the connecting user's; the next statement here is the caller's again. */
    default void leaveCaller() {}

    /**
     * Checks now what constraints have deferred to the end: an error at commit could not be told from a lost connection. In the caller's
     * transaction they stay deferred.
     */
    void checkDeferred();

    /** Ends the transaction where it is the session's own; one of JTA ends elsewhere. */
    default void commit() {}

    @Override
    void close();
}
