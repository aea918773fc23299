package org.fraiseql.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/**
 * What an innocent client noticed.
 *
 * @param reads how long each answer took, the shortest first
 * @param health the same of {@code health/ready}
 * @param wrong answers that were not as they should be
 */
public record Observed(List<Duration> reads, List<Duration> health, List<String> wrong) {
    private static final Duration READ = Duration.ofSeconds(1);
    private static final Duration HEALTH = Duration.ofMillis(100);

    public Duration readP99() {
        return p99(reads);
    }

    public Duration healthP99() {
        return p99(health);
    }

    private static Duration p99(List<Duration> sorted) {
        return sorted.isEmpty() ? Duration.ofDays(1) : sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }

    /** All answers right, 99 of 100 reads within a second, 99 of 100 looks at the health within 100 ms. */
    public void isUnharmed() {
        assertThat(wrong).as(toString()).isEmpty();
        assertThat(readP99()).as(toString()).isLessThan(READ);
        assertThat(healthP99()).as(toString()).isLessThan(HEALTH);
    }

    @Override
    public String toString() {
        return "%d reads, p99 %d ms, at most %d ms; %d looks at the health, p99 %d ms, at most %d ms; %d wrong"
                .formatted(
                        reads.size(),
                        readP99().toMillis(),
                        reads.isEmpty() ? 0 : reads.getLast().toMillis(),
                        health.size(),
                        healthP99().toMillis(),
                        health.isEmpty() ? 0 : health.getLast().toMillis(),
                        wrong.size());
    }
}
