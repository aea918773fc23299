package org.fraiseql.support.config;

import java.time.Duration;

/**
 * The connections and statements ({@code fraiseql.db.*}). The container's datasource is configured by the same keys; what the application itself does not
 * use is read all the same, to be checked and shown.
 *
 * @param backend {@link #JDBC} or {@link #REACTIVE}
 * @param maxFetchBytes of the rows that a driver holds of one statement
 * @param targetServerType which server the driver takes of several hosts, in the driver's words
 * @param poolStatsIntervalS how many seconds lie between two lines of the log that tell of the pool; 0 for none
 * @param pipelining how many statements of different requests the reactive backend sends on one connection before the first is answered
 * @param pipelinedConnections how many such connections there are at most, no more than of the others
 * @param gather {@link #AUTO} when short reads of one statement that come together may go together
 * @param queryTags whether statements say in a comment which operation they are for
 * @param parityTesting whether reads run on the other backend as well, to see that both answer the same
 * @param paritySample which share of them, from 0 to 1
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
        int maxFetchBytes,
        String sslMode,
        String targetServerType,
        int maxRetries,
        Duration initialBackoff,
        Duration maxBackoff,
        Duration attemptTimeout,
        boolean retryTimeouts,
        int breakerFailures,
        Duration breakerDelay,
        Isolation mutationIsolation,
        boolean performanceLog,
        Duration performanceThreshold,
        int poolStatsIntervalS,
        int pipelining,
        int pipelinedConnections,
        String gather,
        boolean queryTags,
        boolean parityTesting,
        double paritySample) {
    /** The container's datasource. */
    public static final String JDBC = "jdbc";

    /** The client of Vert.x in the pool of Hibernate Reactive. */
    public static final String REACTIVE = "reactive";

    /** A value of {@code fraiseql.db.gather}. */
    public static final String AUTO = "auto";

    /** A value of {@code fraiseql.db.gather}. */
    public static final String OFF = "off";

    public boolean gathers() {
        return gather.equals(AUTO);
    }

    /** Whether sessions of a server that takes no changes are those of a former primary, and of no use. */
    public boolean isPrimaryWanted() {
        return targetServerType.equals(DatabaseAddress.PRIMARY);
    }

    /** Zero when the log shall not tell of the pool. */
    public Duration poolStatsInterval() {
        return Duration.ofSeconds(poolStatsIntervalS);
    }

    public boolean isReactive() {
        return backend.equals(REACTIVE);
    }

    /** Whether anything is read through the client that does not block. */
    public boolean usesReactive() {
        return isReactive() || parityTesting;
    }

    /** A few connections carry what many ask when each has as many statements in flight. */
    public int sharedConnections() {
        return Math.min(maxConnections, pipelinedConnections);
    }

    /** How many there may be in all, those of the other backend among them. */
    public int mostConnections() {
        if (!usesReactive()) {
            return maxConnections;
        }
        return 2 * maxConnections + (pipelining > 1 ? sharedConnections() : 0);
    }
}
