package org.fraiseql.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.fraiseql.support.JsonWeight;

/**
 * What all requests that are being decoded, wait or are worked for take of the heap together. A megabyte of brackets becomes forty, and as many requests as there are
 * threads are decoded before any of them needs a place. One client has three quarters of it at most. Thread-safe.
 */
final class RequestMemory {
    /** What takes less counts for all, and not for its client: threads and places bound their number. */
    private static final int SMALL = 64 << 10;

    private final long maxBytes;
    private final long maxBytesOfOne;
    private final AtomicLong taken = new AtomicLong();
    private final Map<String, Long> takenBy = new ConcurrentHashMap<>();

    RequestMemory(long maxBytes) {
        this.maxBytes = maxBytes;
        this.maxBytesOfOne = maxBytes - maxBytes / 4;
    }

    /** Before the body is decoded. Whoever has it gives it back. */
    Share take(byte[] body, String client) throws HttpProblem {
        long weight = JsonWeight.of(body);
        String counted = weight < SMALL ? "" : client;
        long most = counted.isEmpty() ? maxBytes : maxBytesOfOne;
        if (weight > most) {
            throw HttpProblem.weighsTooMuch(weight, most);
        }
        if (!isTakenBy(counted, weight)) {
            throw HttpProblem.busy();
        }
        if (!isTaken(weight)) {
            giveBack(counted, weight);
            throw HttpProblem.busy();
        }
        return new Share(counted, weight);
    }

    private boolean isTaken(long weight) {
        long before;
        do {
            before = taken.get();
            if (before + weight > maxBytes) {
                return false;
            }
        } while (!taken.compareAndSet(before, before + weight));
        return true;
    }

    private boolean isTakenBy(String client, long weight) {
        if (client.isEmpty() || takenBy.merge(client, weight, Long::sum) <= maxBytesOfOne) {
            return true;
        }
        giveBack(client, weight);
        return false;
    }

    private void giveBack(String client, long weight) {
        if (!client.isEmpty() && weight > 0) {
            takenBy.computeIfPresent(client, (one, bytes) -> bytes == weight ? null : Long.valueOf(bytes - weight));
        }
    }

    /** Bytes. */
    long taken() {
        return taken.get();
    }

    /** Clients that have more than little. */
    int clients() {
        return takenBy.size();
    }

    /** Of one request. */
    final class Share implements AutoCloseable {
        private final String client;
        private final AtomicLong held;

        private Share(String client, long weight) {
            this.client = client;
            this.held = new AtomicLong(weight);
        }

        /** The same for whoever goes on with the request; this one has nothing then. */
        Share handedOver() {
            return new Share(client, held.getAndSet(0));
        }

        /** Once, however often it is called. */
        @Override
        public void close() {
            long given = held.getAndSet(0);
            taken.addAndGet(-given);
            giveBack(client, given);
        }
    }
}
