package org.fraiseql.store;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether the database answers.
 *
 * @param latency from asking for a connection to the answer
 * @param serverVersion as PostgreSQL prints it, {@code 18.6}; empty when it did not answer
 * @param message why it is unhealthy, in words fit for a client (no host, user or SQL); {@code OK} when it is healthy
 */
public record HealthReport(boolean isHealthy, Duration latency, Optional<String> serverVersion, String message) {}
