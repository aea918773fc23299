package org.fraiseql.api;

import java.util.Optional;

/** Whether a client may come once more; each request of a batch counts, the first one before it is read. Thread-safe. */
record RateCheck(Optional<RateLimit> limit) {
    /** Takes what the client is told of how often it may come. */
    interface Told {
        void rate(RateLimit limit, RateLimit.Verdict verdict);
    }

    void check(String client, Told answer) throws HttpProblem {
        take(client, 1, answer);
    }

    /** @param requests of a batch, of which one has been counted */
    void checkRest(String client, int requests, Told answer) throws HttpProblem {
        if (limit.isPresent() && requests > 1) {
            limit.get().checkBatch(requests);
            take(client, requests - 1, answer);
        }
    }

    private void take(String client, int requests, Told answer) throws HttpProblem {
        if (limit.isEmpty()) {
            return;
        }
        RateLimit.Verdict verdict = limit.get().take(client, requests);
        answer.rate(limit.get(), verdict);
        if (!verdict.isAllowed()) {
            throw HttpProblem.rateLimited(limit.get().perSecond());
        }
    }
}
