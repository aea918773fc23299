package org.fraiseql.execution;

import java.time.Duration;
import java.util.stream.Collectors;
import org.fraiseql.support.Problem;

/**
 * The log of slow queries ({@code fraiseql.db.performance-log}): reads, mutations and operations of beans, also those that failed. It has the statements'
 * text and where the time went, the operation's name and the request's id, never a bound value. Thread-safe.
 */
public final class SlowQueryLog implements Observer {
    private static final System.Logger LOG = System.getLogger("org.fraiseql.slow");

    private final Duration threshold;

    public SlowQueryLog(Duration threshold) {
        this.threshold = threshold;
    }

    @Override
    public void ended(Observation request) {
        long nanos = request.times().nanosSinceStart();
        if (nanos >= threshold.toNanos() && !statements(request).isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Slow query, {0} ms ({1}), operation {2}, request {3}{4}: {5}",
                    Long.toString(nanos / 1_000_000),
                    stages(request),
                    request.operationName().orElse("without a name"),
                    request.requestId(),
                    outcome(request),
                    statements(request));
        }
    }

    private static String stages(Observation request) {
        return request.times().nanosByStage().entrySet().stream()
                .map(stage -> stage.getKey() + " " + stage.getValue() / 1_000_000 + " ms")
                .collect(Collectors.joining(", "));
    }

    private static String outcome(Observation request) {
        if (request.result().isEmpty()) {
            return ", broken off";
        }
        String codes = request.result().get().problems().stream()
                .map(Problem::code)
                .map(Enum::name)
                .distinct()
                .collect(Collectors.joining(", "));
        return codes.isEmpty() ? "" : ", failed with " + codes;
    }

    /** Empty when no statement was run and nothing failed. */
    private static String statements(Observation request) {
        if (request.statements().isEmpty()) {
            if (request.times().nanosByStage().containsKey("beans")) {
                return "fields of beans alone";
            }
            return outcome(request).isEmpty() ? "" : "no statement was run";
        }
        return request.statements().stream()
                .map(statement -> statement.bound().statement().text())
                .collect(Collectors.joining("; "));
    }
}
