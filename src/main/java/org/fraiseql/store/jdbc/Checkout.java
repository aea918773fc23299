package org.fraiseql.store.jdbc;

import java.time.Duration;
import org.fraiseql.support.config.DatabaseConfig;

/**
 * What is asked of a connection when it leaves the pool.
 *
 * @param maxConnections that the pool may have
 * @param isTested whether it is asked if anybody is there, when it was quiet for a while
 * @param validationTimeout for the answer to that; JDBC counts whole seconds, so it is rounded up
 * @param socketTimeout how long it waits for the next bytes of the server; zero when that is left as it is
 */
record Checkout(int maxConnections, boolean isTested, Duration validationTimeout, Duration socketTimeout) {
    static Checkout of(DatabaseConfig config) {
        return new Checkout(
                config.maxConnections(), config.testOnCheckout(), config.validationTimeout(), config.socketTimeout());
    }

    /** Connections are taken as they are: none can die unseen. */
    static Checkout untested(int maxConnections) {
        return new Checkout(maxConnections, false, Duration.ofSeconds(1), Duration.ZERO);
    }

    int validationSeconds() {
        return (int) Math.max(1, validationTimeout.plusMillis(999).toSeconds());
    }
}
