package org.fraiseql.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.fraiseql.store.WriteBackend.Outcome;
import org.fraiseql.support.Deadline;
import org.junit.jupiter.api.Test;

class OutcomeInquiryTest {
    @Test
    void asksUntilItIsDecided() {
        AtomicInteger asked = new AtomicInteger();
        assertThat(OutcomeInquiry.outcome(
                        Deadline.NEVER, patience -> asked.incrementAndGet() < 3 ? "in progress" : "committed"))
                .isEqualTo(Outcome.COMMITTED);
        assertThat(asked).hasValue(3);
        assertThat(OutcomeInquiry.outcome(Deadline.NEVER, patience -> "aborted"))
                .isEqualTo(Outcome.ABORTED);
    }

    /** Regression: a crash had lost the transaction, and another one with its number was committed. */
    @Test
    void knowsNothingOfATransactionBeforeACrash() {
        assertThat(OutcomeInquiry.outcome(Deadline.NEVER, patience -> "crashed"))
                .isEqualTo(Outcome.UNKNOWN);
    }

    /** Regression: ten seconds whatever the request had left, so that it was answered long after its deadline. */
    @Test
    void asksNoLongerThanTheRequestMayTakeOrASecond() {
        for (Deadline deadline : new Deadline[] {Deadline.in(Duration.ofMillis(1_300)), Deadline.in(Duration.ZERO)}) {
            long start = System.nanoTime();
            assertThat(OutcomeInquiry.outcome(deadline, patience -> "")).isEqualTo(Outcome.UNKNOWN);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(950), Duration.ofMillis(2_000));
        }
    }
}
