package org.fraiseql.beans;

import org.eclipse.microprofile.graphql.Description;
import org.fraiseql.store.PoolStatistics;
import org.jspecify.annotations.Nullable;

/** The answer of {@code poolStats}. */
@Description("The connection pool at this moment. What the server does not tell of it is null.")
public record PoolStats(
        @Nullable @Description("Open connections.") Integer size,

        @Description("Connections in use.") int active,

        @Nullable @Description("Open connections that are not in use.")
        Integer idle,

        @Description("Callers that wait for a connection, until one is free or has been opened.")
        int waiting,

        @Description("The most connections that may be open.")
        int max,

        @Description("Connections handed out since the start.")
        long acquired,

        @Description("Waits that ended without a connection as none became free in time, since the start.")
        long timeouts,

        @Nullable @Description("Connections opened since the pool was made.")
        Long created,

        @Nullable @Description("Connections closed since the pool was made.")
        Long destroyed) {

    static PoolStats of(PoolStatistics pool) {
        return new PoolStats(
                pool.size().isPresent() ? pool.size().getAsInt() : null,
                pool.active(),
                pool.idle().isPresent() ? pool.idle().getAsInt() : null,
                pool.waiting(),
                pool.max(),
                pool.acquired(),
                pool.timeouts(),
                pool.created().isPresent() ? pool.created().getAsLong() : null,
                pool.destroyed().isPresent() ? pool.destroyed().getAsLong() : null);
    }
}
