package org.fraiseql.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.LimitsConfig;

/** How often a client may come, and how many may be worked for at once, whatever they ask for: an operation, or the schema as text. Thread-safe. */
@ApplicationScoped
public class Admission {
    private final RequestGate gate;
    private final RateCheck rate;
    private final int places;

    @Inject
    public Admission(FraiseqlConfig config) {
        this.places = config.limits().maxConcurrent().orElse(DatabaseWatch.connectionsForRequests(config.db()));
        this.gate = new RequestGate(
                places, placesOfOne(config.limits(), places), config.limits().maxQueue());
        this.rate = new RateCheck(RateLimit.of(config.limits()));
    }

    /** For the container's client proxy only. */
    @SuppressWarnings("NullAway")
    protected Admission() {
        this.gate = null;
        this.rate = null;
        this.places = 0;
    }

    /** How many places one client may take: not all, unless the configuration says so. */
    private static int placesOfOne(LimitsConfig limits, int places) {
        return limits.maxConcurrentPerClient().orElse(places - places / 4);
    }

    RequestGate gate() {
        return gate;
    }

    RateCheck rate() {
        return rate;
    }

    /** How many requests may be worked for at once. */
    int places() {
        return places;
    }

    /** How many of them may wait for the schema of a role: the others serve callers of roles whose schemas are there. */
    int placesToWaitForSchemas() {
        return Math.max(1, places / 4);
    }
}
