package org.fraiseql.beans;

import org.eclipse.microprofile.graphql.Description;
import org.fraiseql.support.config.DatabaseConfig;

/** The answer of {@code poolConfig}. */
@Description("The settings of the connection pool, fraiseql.db.… in the configuration.")
public record PoolConfig(
        int maxConnections,
        int minIdle,
        int connectionTimeoutMs,
        int idleTimeoutMs,
        int maxLifetimeMs,
        boolean testOnCheckout,
        int queryTimeoutMs,
        int statementCacheSize) {

    static PoolConfig of(DatabaseConfig config) {
        return new PoolConfig(
                config.maxConnections(),
                config.minIdle(),
                (int) config.connectionTimeout().toMillis(),
                (int) config.idleTimeout().toMillis(),
                (int) config.maxLifetime().toMillis(),
                config.testOnCheckout(),
                (int) config.queryTimeout().toMillis(),
                config.statementCacheSize());
    }
}
