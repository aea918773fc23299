package org.fraiseql.store;

import org.fraiseql.support.Deadline;

/** Statements that see one snapshot of the database. Not thread-safe; close it to give the connection back. */
public interface ReadSession extends AutoCloseable {
    /**
     * The rows of the n-th statement, counted from 0. The first was run when the session was opened, the others run when they are asked for, in order;
     * asking for the next ends the one before. A statement that fails does not harm the next one.
     *
     * @throws org.fraiseql.support.EngineException when it fails
     */
    Rows rows(int statement);

    /**
     * Rows that are still to be fetched may take until then, and no longer until the request's deadline: its answer is being sent. Nothing to do where all rows are
     * here.
     */
    default void sendingUntil(Deadline deadline) {}

    @Override
    void close();
}
