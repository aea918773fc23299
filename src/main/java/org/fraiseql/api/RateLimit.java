package org.fraiseql.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.fraiseql.support.config.LimitsConfig;

/**
 * So many requests a second for each client: a bucket of tokens that fills up again as time passes. Only so many buckets are kept, and none that is full; a client
 * whose bucket is dropped begins with a full one. Thread-safe.
 */
final class RateLimit {
    /** Clients; a bucket takes some 200 bytes of the heap. */
    private static final int MAX_BUCKETS = 100_000;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private final int burst;
    private final LongSupplier nanos;
    private final Cache<String, Bucket> buckets;

    /** @param burst tokens in a full bucket @param nanos a clock that only goes forward */
    RateLimit(int perSecond, int burst, int maxBuckets, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(maxBuckets)
                .expireAfterAccess(Duration.ofSeconds(windowSeconds()))
                .ticker(nanos::getAsLong)
                .build();
    }

    /** Empty where there is none. */
    static Optional<RateLimit> of(LimitsConfig limits) {
        OptionalInt perSecond = limits.ratePerSecond();
        if (perSecond.isEmpty()) {
            return Optional.empty();
        }
        int rate = perSecond.getAsInt();
        return Optional.of(new RateLimit(rate, limits.rateBurst().orElse(rate), MAX_BUCKETS, System::nanoTime));
    }

    /**
     * What a request found.
     *
     * @param remaining requests that may follow at once
     * @param delay until there are as many tokens as it takes; zero for a request that got them
     */
    record Verdict(boolean isAllowed, int remaining, Duration delay) {
        /** In whole seconds, at least one: a client that comes back too early is refused again. */
        long retryAfterSeconds() {
            return Math.max(1, delay.plusSeconds(1).minusNanos(1).toSeconds());
        }
    }

    /** Takes as many tokens, or none. @param client whoever the rate is counted for @param tokens a request of more than a bucket holds is never allowed */
    Verdict take(String client, int tokens) {
        long now = nanos.getAsLong();
        return buckets.get(client, unknown -> new Bucket(now)).take(now, tokens);
    }

    int perSecond() {
        return perSecond;
    }

    /** {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers): so many in so many seconds. */
    String policy() {
        return "\"requests\";q=%d;w=%d".formatted(burst, windowSeconds());
    }

    /** {@code RateLimit}: so many left, and in how many seconds there are more. */
    String state(Verdict verdict) {
        return "\"requests\";r=%d;t=%d"
                .formatted(verdict.remaining(), verdict.isAllowed() ? 1 : verdict.retryAfterSeconds());
    }

    /** In which an empty bucket is full. */
    private long windowSeconds() {
        return (burst + perSecond - 1) / perSecond;
    }

    /** Tokens are counted as the time that makes them, in units of 1 / {@code perSecond} nanoseconds, so that nothing is rounded. */
    private final class Bucket {
        private final long full = burst * SECOND;
        private long filled = full;
        private long since;

        Bucket(long now) {
            this.since = now;
        }

        synchronized Verdict take(long now, int tokens) {
            long passed = Math.max(0, now - since);
            filled = passed >= full / perSecond ? full : Math.min(full, filled + passed * perSecond);
            since += passed;
            long asked = tokens * SECOND;
            if (filled < asked) {
                long missing = (asked - filled + perSecond - 1) / perSecond;
                return new Verdict(false, (int) (filled / SECOND), Duration.ofNanos(missing));
            }
            filled -= asked;
            return new Verdict(true, (int) (filled / SECOND), Duration.ZERO);
        }
    }
}
