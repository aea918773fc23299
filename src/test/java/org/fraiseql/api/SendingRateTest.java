package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SendingRateTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final SendingRate rate = new SendingRate(1_000, Duration.ofSeconds(600));

    @Test
    void whoTakesNothingMayDoSoForTenSeconds() {
        rate.begins(500, 0);
        assertThat(isTooSlow(rate, 10 * SECOND)).isFalse();
        assertThat(isTooSlow(rate, 10 * SECOND + 1)).isTrue();
    }

    @Test
    void aLargePieceHasTheTimeThatItNeeds() {
        rate.begins(20_000, 0);
        assertThat(isTooSlow(rate, 24 * SECOND)).isFalse();
        assertThat(isTooSlow(rate, 26 * SECOND)).isTrue();
    }

    @Test
    void whoTakesTooLittleTooOftenRunsIntoDebt() {
        for (int second = 0; second < 9; second++) {
            rate.begins(10, second * SECOND);
            rate.ended((second + 1) * SECOND);
        }
        rate.begins(10, 9 * SECOND);
        assertThat(isTooSlow(rate, 10 * SECOND)).isFalse();
        assertThat(isTooSlow(rate, 11 * SECOND)).isTrue();
    }

    @Test
    void theTimeInWhichTheServerMakesTheAnswerDoesNotCount() {
        rate.begins(1_000, 0);
        rate.ended(SECOND);
        assertThat(isTooSlow(rate, 100 * SECOND)).isFalse();
        rate.begins(1_000, 100 * SECOND);
        assertThat(isTooSlow(rate, 105 * SECOND)).isFalse();
    }

    @Test
    void theWholeAnswerHasATimeoutEvenIfAnySpeedIsEnough() {
        SendingRate patient = new SendingRate(0, Duration.ofSeconds(60));
        patient.begins(1, 0);
        assertThat(isTooSlow(patient, 60 * SECOND)).isFalse();
        assertThat(isTooSlow(patient, 60 * SECOND + 1)).isTrue();
    }

    private static boolean isTooSlow(SendingRate rate, long now) {
        boolean[] isCut = new boolean[1];
        rate.ifTooSlow(now, () -> isCut[0] = true);
        return isCut[0];
    }
}
