package org.fraiseql.beans;

import org.eclipse.microprofile.graphql.Description;
import org.fraiseql.store.PoolStatistics;

/** The answer of {@code poolStats}. */
@Description("The connection pool at this moment.")
public record PoolStats(
        @Description("Open connections.") int size,
        int active,
        int idle,
        @Description("Callers that wait for a connection.") int waiting,

        @Description("The most connections that may be open.")
        int max,

        @Description("Connections handed out since the start.")
        long acquired,

        @Description("Callers that waited longer than the pool allows, since the start.")
        long timeouts) {

    static PoolStats of(PoolStatistics pool) {
        return new PoolStats(
                pool.size(), pool.active(), pool.idle(), pool.waiting(), pool.max(), pool.acquired(), pool.timeouts());
    }
}
