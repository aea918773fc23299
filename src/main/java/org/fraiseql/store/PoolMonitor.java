package org.fraiseql.store;

/**
 * What operators ask of the connections to the database.
 *
 * <p>Thread-safe; none of the methods throws: a database that is away is an answer.
 */
public interface PoolMonitor {
    /** The pool as it is now, as far as it is known; opens no connection. Asks the container, which takes its time: not for requests. */
    PoolStatistics statistics();

    /** Whether as many connections were handed out as there may be: whoever gets none then has met no fault of the database. */
    boolean isExhausted();

    /** Runs the cheapest statement there is and measures it; waits for a connection no longer than the pool's timeout. */
    HealthReport check();
}
