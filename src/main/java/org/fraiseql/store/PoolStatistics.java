package org.fraiseql.store;

/**
 * The pool at one moment. Counters run from the start of the application.
 *
 * @param size connections that are open, {@code active + idle}
 * @param waiting callers that wait for a connection
 * @param max the most connections that may be open
 * @param acquired connections handed out so far
 * @param timeouts callers that waited longer than the pool's connection timeout
 */
public record PoolStatistics(int size, int active, int idle, int waiting, int max, long acquired, long timeouts) {
    /** Whether as many connections are in use as there may be: whoever gets none then has met no fault of the database. */
    public boolean isExhausted() {
        return active >= max;
    }
}
