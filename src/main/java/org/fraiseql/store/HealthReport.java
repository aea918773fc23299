package org.fraiseql.store;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether the database answers.
 *
 * @param latency from asking for a connection to the answer
 * @param serverVersion as PostgreSQL prints it, {@code 18.6}; empty when it did not answer
 * @param message why it is not healthy, in words fit for a client (no host, user or SQL); {@code OK} when it is healthy
 */
public record HealthReport(State state, Duration latency, Optional<String> serverVersion, String message) {
    /** What is known of the database. */
    public enum State {
        HEALTHY,
        /** All connections were in use, so that it could not be asked. */
        BUSY,
        UNHEALTHY
    }

    public static HealthReport unhealthy(Duration latency, String message) {
        return new HealthReport(State.UNHEALTHY, latency, Optional.empty(), message);
    }

    public static HealthReport busy(Duration latency) {
        return new HealthReport(State.BUSY, latency, Optional.empty(), "All connections to the database are in use");
    }

    public boolean isHealthy() {
        return state == State.HEALTHY;
    }
}
