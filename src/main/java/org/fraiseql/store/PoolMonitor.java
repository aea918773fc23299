package org.fraiseql.store;

/**
 * What operators ask of the connections to the database.
 *
 * <p>Thread-safe; neither method throws: a database that is away is an answer.
 */
public interface PoolMonitor {
    /** The pool as it is now; opens no connection. */
    PoolStatistics statistics();

    /** Runs the cheapest statement there is and measures it; waits for a connection no longer than the pool's timeout. */
    HealthReport check();
}
