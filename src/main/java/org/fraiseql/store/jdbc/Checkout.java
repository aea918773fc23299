package org.fraiseql.store.jdbc;

import java.time.Duration;
import org.fraiseql.support.config.DatabaseConfig;

/**
 * What is asked of a connection when it leaves the pool.
 *
 * @param maxConnections that the pool may have
 * @param connectionTimeout how long a connection is waited for
 * @param isTested whether it is asked if anybody is there, when it was quiet for a while
 * @param validationTimeout for the answer to that; JDBC counts whole seconds, so it is rounded up
 * @param socketTimeout how long it waits for the next bytes of the server; zero when that is left as it is
 * @param isPrimaryWanted whether a server that takes no changes is the wrong one
 */
record Checkout(
        int maxConnections,
        Duration connectionTimeout,
        boolean isTested,
        Duration validationTimeout,
        Duration socketTimeout,
        boolean isPrimaryWanted) {
    /** Of so many connections or more one hears notifications, and requests have the others. */
    private static final int WITH_ONE_THAT_LISTENS = 3;

    static Checkout of(DatabaseConfig config) {
        return new Checkout(
                config.maxConnections(),
                config.connectionTimeout(),
                config.testOnCheckout(),
                config.validationTimeout(),
                config.socketTimeout(),
                config.isPrimaryWanted());
    }

    /** Connections are taken as they are: none can die unseen. */
    static Checkout untested(int maxConnections) {
        return new Checkout(maxConnections, Duration.ofSeconds(30), false, Duration.ofSeconds(1), Duration.ZERO, false);
    }

    /** Connections that requests can have. */
    int turns() {
        return maxConnections < WITH_ONE_THAT_LISTENS ? maxConnections : maxConnections - 1;
    }

    int validationSeconds() {
        return (int) Math.max(1, validationTimeout.plusMillis(999).toSeconds());
    }
}
