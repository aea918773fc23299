package org.fraiseql.api;

import java.util.concurrent.atomic.AtomicLong;
import org.fraiseql.support.JsonWeight;

/**
 * What all requests that are being decoded, wait or are worked for take of the heap together. A megabyte of brackets becomes forty, and as many requests as there are
 * threads are decoded before any of them needs a place. Thread-safe.
 */
final class RequestMemory {
    private final long maxBytes;
    private final AtomicLong taken = new AtomicLong();

    RequestMemory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Before the body is decoded. Whoever has it gives it back. */
    Share take(byte[] body) throws HttpProblem {
        long weight = JsonWeight.of(body);
        if (weight > maxBytes) {
            throw HttpProblem.weighsTooMuch(weight, maxBytes);
        }
        if (taken.addAndGet(weight) > maxBytes) {
            taken.addAndGet(-weight);
            throw HttpProblem.busy();
        }
        return new Share(weight);
    }

    /** Bytes. */
    long taken() {
        return taken.get();
    }

    /** Of one request. */
    final class Share implements AutoCloseable {
        private final AtomicLong held;

        private Share(long weight) {
            held = new AtomicLong(weight);
        }

        /** The same for whoever goes on with the request; this one has nothing then. */
        Share handedOver() {
            return new Share(held.getAndSet(0));
        }

        /** Once, however often it is called. */
        @Override
        public void close() {
            taken.addAndGet(-held.getAndSet(0));
        }
    }
}
