package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.fraiseql.support.config.LimitsConfig;
import org.fraiseql.support.config.WrittenLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {
    private final AtomicLong now = new AtomicLong(1);

    @Test
    void asManyAsTheBucketHoldsMayComeAtOnceAndOneMoreMayNot() {
        RateLimit limit = new RateLimit(5, 8, 100, now::get);
        for (int left = 7; left >= 0; left--) {
            assertThat(limit.take("a", 1)).isEqualTo(new RateLimit.Verdict(true, left, Duration.ZERO));
        }
        assertThat(limit.take("a", 1)).isEqualTo(new RateLimit.Verdict(false, 0, Duration.ofMillis(200)));
        assertThat(limit.take("a", 3).delay()).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void tokensComeBackWithTimeAndNoMoreThanTheBucketHolds() {
        RateLimit limit = new RateLimit(5, 5, 100, now::get);
        assertThat(limit.take("a", 5).isAllowed()).isTrue();
        pass(Duration.ofMillis(199));
        assertThat(limit.take("a", 1).isAllowed()).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(limit.take("a", 1).isAllowed()).isTrue();
        assertThat(limit.take("a", 1).isAllowed()).isFalse();
        pass(Duration.ofHours(1));
        assertThat(limit.take("a", 6).isAllowed()).isFalse();
        assertThat(limit.take("a", 5).isAllowed()).isTrue();
        assertThat(limit.take("a", 1).isAllowed()).isFalse();
    }

    /** Refusals cost nothing: whoever goes on asking gets its share all the same. */
    @Test
    void aRateThatDividesNoSecondLosesNothing() {
        RateLimit limit = new RateLimit(3, 3, 100, now::get);
        limit.take("a", 3);
        int allowed = 0;
        for (int i = 0; i < 10_000; i++) {
            pass(Duration.ofMillis(1));
            allowed += limit.take("a", 1).isAllowed() ? 1 : 0;
        }
        assertThat(allowed).isEqualTo(30);
    }

    @Test
    void clientsHaveBucketsOfTheirOwn() {
        RateLimit limit = new RateLimit(1, 1, 100, now::get);
        assertThat(limit.take("a", 1).isAllowed()).isTrue();
        assertThat(limit.take("b", 1).isAllowed()).isTrue();
        assertThat(limit.take("a", 1).isAllowed()).isFalse();
    }

    @Test
    void clientsAreToldInWholeSeconds() {
        assertThat(new RateLimit.Verdict(false, 0, Duration.ofMillis(200)).retryAfterSeconds())
                .isEqualTo(1);
        assertThat(new RateLimit.Verdict(false, 0, Duration.ofMillis(1_001)).retryAfterSeconds())
                .isEqualTo(2);
        assertThat(new RateLimit.Verdict(false, 0, Duration.ofMillis(2_000)).retryAfterSeconds())
                .isEqualTo(2);
        RateLimit limit = new RateLimit(5, 12, 100, now::get);
        assertThat(limit.policy()).isEqualTo("\"requests\";q=12;w=3");
        assertThat(limit.state(limit.take("a", 2))).isEqualTo("\"requests\";r=10;t=1");
    }

    @Test
    void thereIsNoneUnlessItIsAskedFor() {
        assertThat(RateLimit.of(LimitsConfig.DEFAULT)).isEmpty();
        assertThat(RateLimit.of(WrittenLimits.with("rate-per-second", 7)))
                .hasValueSatisfying(limit -> assertThat(limit.policy()).isEqualTo("\"requests\";q=7;w=1"));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2::1, 20010db800010002",
        "2001:db8:1:2:ffff::9, 20010db800010002",
        "2001:db8:1:3::1, 20010db800010003",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1",
        "fe80:0:0:0:1:2:3:4%1, fe80000000000000",
    })
    void aNetworkOfIpv6IsOneClient(String address, String client) {
        assertThat(ClientAddress.network(address)).isEqualTo(client);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
