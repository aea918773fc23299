package org.fraiseql.support.config;

import java.time.Duration;

/**
 * The connections and statements ({@code fraiseql.db.*}). The container's datasource is configured by the same keys; what the application itself does not
 * use is read all the same, to be checked and shown.
 */
public record DatabaseConfig(
        String backend,
        int maxConnections,
        int minIdle,
        Duration connectionTimeout,
        Duration idleTimeout,
        Duration maxLifetime,
        boolean testOnCheckout,
        Duration validationTimeout,
        Duration queryTimeout,
        Duration socketTimeout,
        int statementCacheSize,
        String sslMode,
        int maxRetries,
        Duration initialBackoff,
        Duration maxBackoff,
        Duration attemptTimeout,
        boolean retryTimeouts,
        int breakerFailures,
        Duration breakerDelay,
        Isolation mutationIsolation,
        boolean performanceLog,
        Duration performanceThreshold) {}
