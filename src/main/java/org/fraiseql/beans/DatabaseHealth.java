package org.fraiseql.beans;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.fraiseql.store.HealthReport;
import org.jspecify.annotations.Nullable;

/** The answer of {@code databaseHealth}. */
@Description("Whether the database answers.")
public record DatabaseHealth(
        boolean healthy,

        @Description("From asking for a connection to the answer.")
        double latencyMs,

        @Nullable String serverVersion,
        @NonNull String message) {

    private static final double NANOS_PER_MILLI = 1_000_000;

    static DatabaseHealth of(HealthReport report) {
        return new DatabaseHealth(
                report.isHealthy(),
                report.latency().toNanos() / NANOS_PER_MILLI,
                report.serverVersion().orElse(null),
                report.message());
    }
}
