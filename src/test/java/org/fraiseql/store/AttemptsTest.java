package org.fraiseql.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.fraiseql.support.Deadline;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    /** As {@link System#nanoTime} may be: close to where it starts anew. */
    private static final long START = Long.MAX_VALUE - 40 * SECOND;

    private final Attempts attempts = new Attempts(START, Duration.ofSeconds(65), Deadline.NEVER);

    /** Regression: with the default timeouts a full pool was waited for four times, two minutes in all. */
    @Test
    void waitsOnlyTwiceForAFullPool() {
        assertThat(attempts.leaveTimeForAnother(START + 30 * SECOND)).isTrue();
        attempts.anotherBegins(START + 31 * SECOND);
        assertThat(attempts.leaveTimeForAnother(START + 61 * SECOND)).isFalse();
    }

    @Test
    void quickFailuresLeaveTimeUpToTheEnd() {
        attempts.anotherBegins(START + 63 * SECOND);
        assertThat(attempts.leaveTimeForAnother(START + 64 * SECOND)).isTrue();
        assertThat(attempts.leaveTimeForAnother(START + 64 * SECOND + 1)).isFalse();
    }

    @Test
    void anAttemptLongerThanHalfTheTimeIsTheLast() {
        assertThat(attempts.leaveTimeForAnother(START + 33 * SECOND)).isFalse();
    }

    @Test
    void theRequestsDeadlineEndsThemToo() {
        Attempts late = new Attempts(START, Duration.ofSeconds(65), Deadline.in(Duration.ofSeconds(2)));
        assertThat(late.leaveTimeForAnother(START + SECOND)).isTrue();
        assertThat(late.leaveTimeForAnother(START + 3 * SECOND)).isFalse();
    }
}
