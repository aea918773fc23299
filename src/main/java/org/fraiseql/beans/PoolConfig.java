package org.fraiseql.beans;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.graphql.Description;

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

    static PoolConfig of(Config config) {
        return new PoolConfig(
                number(config, "max-connections", 20),
                number(config, "min-idle", 2),
                number(config, "connection-timeout-ms", 30_000),
                number(config, "idle-timeout-ms", 600_000),
                number(config, "max-lifetime-ms", 1_800_000),
                config.getOptionalValue("fraiseql.db.test-on-checkout", Boolean.class)
                        .orElse(true),
                number(config, "query-timeout-ms", 30_000),
                number(config, "statement-cache-size", 100));
    }

    private static int number(Config config, String key, int otherwise) {
        return config.getOptionalValue("fraiseql.db." + key, Integer.class).orElse(otherwise);
    }
}
