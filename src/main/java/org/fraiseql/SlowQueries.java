package org.fraiseql;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.StageTimes;
import org.fraiseql.support.config.DatabaseConfig;

/** The log of slow queries ({@code fraiseql.db.performance-log}): the statements' text and where the time went, never a bound value. Thread-safe. */
final class SlowQueries {
    private static final System.Logger LOG = System.getLogger("org.fraiseql.slow");

    private final boolean isOn;
    private final Duration threshold;

    SlowQueries(DatabaseConfig config) {
        this.isOn = config.performanceLog();
        this.threshold = config.performanceThreshold();
    }

    void report(List<BoundStatement> statements, StageTimes times) {
        if (!isOn) {
            return;
        }
        long nanos = times.nanosByStage().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (nanos < threshold.toNanos()) {
            return;
        }
        String texts =
                statements.stream().map(bound -> bound.statement().text()).collect(Collectors.joining("; "));
        String stages = times.nanosByStage().entrySet().stream()
                .map(stage -> stage.getKey() + " " + stage.getValue() / 1_000_000 + " ms")
                .collect(Collectors.joining(", "));
        LOG.log(System.Logger.Level.WARNING, "Slow query, {0} ms ({1}): {2}", nanos / 1_000_000, stages, texts);
    }
}
