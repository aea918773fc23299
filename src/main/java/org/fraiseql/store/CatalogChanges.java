package org.fraiseql.store;

import java.time.Duration;

/**
 * A connection that is kept, to hear that the database has changed ({@code NOTIFY fraiseql_reload}) and to see whether it is there at all. Not thread-safe; belongs to one thread, which closes it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-notify.html">PostgreSQL manual, NOTIFY</a>
 */
public interface CatalogChanges extends AutoCloseable {
    /**
     * Waits for a notification.
     *
     * @return whether one came within the time
     * @throws org.fraiseql.support.EngineException when the connection is lost; then a new one must be opened
     */
    boolean await(Duration patience);

    /**
     * Asks the database, which is given a moment to answer.
     *
     * @throws org.fraiseql.support.EngineException when it does not; then a new connection must be opened
     */
    HealthReport check();

    @Override
    void close();

    /** Opens a connection that listens. Thread-safe. */
    interface Source {
        /** @throws org.fraiseql.support.EngineException when the database can't be reached or the driver can't tell */
        CatalogChanges open();
    }
}
