package org.fraiseql.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.fraiseql.container.WildFly;

/**
 * What an innocent client noticed.
 *
 * @param reads those that took the shortest first
 * @param health the same of {@code health/ready}
 * @param machine the same of a server in the client's own process that does nothing: what the machine takes for a request while it is that busy
 * @param wrong answers that were not as they should be
 */
public record Observed(List<Answered> reads, List<Answered> health, List<Answered> machine, List<String> wrong) {
    /** @param due since the start */
    public record Answered(Duration due, Duration took) {
        @Override
        public String toString() {
            return "%d ms at %d ms".formatted(took.toMillis(), due.toMillis());
        }
    }

    private static final Duration READ = Duration.ofSeconds(1);
    /** WildFly's management port, where its health is, has to wait longer for a processor beside an attack; probes wait five seconds. */
    private static final Duration HEALTH = WildFly.home().isPresent() ? Duration.ofSeconds(2) : Duration.ofMillis(100);

    private static final Duration HEALTH_AT_FIRST = HEALTH.plusMillis(400);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    public Duration readP99() {
        return p99(reads);
    }

    public Duration healthP99() {
        return p99(health);
    }

    private static Duration p99(List<Answered> sorted) {
        return sorted.isEmpty()
                ? Duration.ofDays(1)
                : sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1).took();
    }

    private static List<Answered> slowest(List<Answered> sorted) {
        return sorted.reversed().stream().limit(5).toList();
    }

    /** All answers right, 99 of 100 reads within a second, 99 of 100 looks at the health within 100 ms (on WildFly 2 s), or so much more as the machine takes for nothing. */
    public void isUnharmed() {
        isUnharmed(HEALTH);
    }

    /**
     * The same of an attack that begins with as much work as may be done at once, which keeps all processors busy for a moment: in its first second looks at the
     * health may take longer.
     */
    public void isUnharmedAfterAMoment() {
        isUnharmed(HEALTH_AT_FIRST);
        assertThat(p99(later(health)))
                .as("after the first second: " + this)
                .isLessThan(HEALTH.plus(p99(later(machine))));
    }

    private static List<Answered> later(List<Answered> looks) {
        return looks.stream().filter(look -> look.due().compareTo(MOMENT) > 0).toList();
    }

    private void isUnharmed(Duration healthBound) {
        assertThat(wrong).as(toString()).isEmpty();
        assertThat(readP99()).as(toString()).isLessThan(READ);
        assertThat(healthP99()).as(toString()).isLessThan(healthBound.plus(p99(machine)));
    }

    @Override
    public String toString() {
        return "%d reads, p99 %d ms, the slowest %s; %d looks at the health, p99 %d ms, the slowest %s; the machine itself p99 %d ms, the slowest %s; %d wrong"
                .formatted(
                        reads.size(),
                        readP99().toMillis(),
                        slowest(reads),
                        health.size(),
                        healthP99().toMillis(),
                        slowest(health),
                        p99(machine).toMillis(),
                        slowest(machine),
                        wrong.size());
    }
}
