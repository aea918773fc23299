package org.fraiseql.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    @Test
    void doublesUpToTheLimit() {
        List<Long> waits = IntStream.rangeClosed(1, 8)
                .mapToObj(failures -> BACKOFF.after(failures).toMillis())
                .toList();
        assertThat(waits).containsExactly(100L, 200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L);
        assertThat(BACKOFF.after(1_000)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void staysNearItWithJitter() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            assertThat(BACKOFF.afterWithJitter(2, random).toMillis()).isBetween(150L, 250L);
            assertThat(BACKOFF.afterWithJitter(9, random).toMillis()).isBetween(3_750L, 5_000L);
        }
    }

    @Test
    void doesNotWaitWhereItNeedNot() {
        Backoff none = new Backoff(Duration.ZERO, Duration.ZERO);
        assertThat(none.afterWithJitter(3, new Random(7))).isEqualTo(Duration.ZERO);
    }
}
