package org.fraiseql.api;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fraiseql.support.Deadline;

/**
 * Lets only so many requests be worked for at once; some more wait their turn, in order. Whoever finds no room to wait is told so at once, so that a database
 * that hangs does not take all threads of the server with it. One client may take half of the room to wait. Thread-safe.
 */
final class RequestGate {
    private final Semaphore places;
    private final int maxQueue;
    private final int maxQueueOfOne;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ConcurrentMap<String, Integer> waitingByClient = new ConcurrentHashMap<>();

    /** @param maxConcurrent requests worked for at once; @param maxQueue requests that wait */
    RequestGate(int maxConcurrent, int maxQueue) {
        this.places = new Semaphore(maxConcurrent, true);
        this.maxQueue = maxQueue;
        this.maxQueueOfOne = (maxQueue + 1) / 2;
    }

    /**
     * Takes a place, which {@link #leave} gives back.
     *
     * @param client its address
     * @throws HttpProblem 503 when there is no room to wait, or no place in time
     */
    void enter(String client, Deadline deadline) throws HttpProblem {
        if (waiting.get() == 0 && places.tryAcquire()) {
            return;
        }
        if (waiting.incrementAndGet() > maxQueue) {
            waiting.decrementAndGet();
            throw HttpProblem.busy();
        }
        try {
            enterAfterOthers(client, deadline);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private void enterAfterOthers(String client, Deadline deadline) throws HttpProblem {
        int ofThisOne = waitingByClient.merge(client, 1, Integer::sum);
        try {
            if (ofThisOne > maxQueueOfOne || !places.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw HttpProblem.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HttpProblem.busy();
        } finally {
            waitingByClient.computeIfPresent(client, (address, count) -> count == 1 ? null : count - 1);
        }
    }

    void leave() {
        places.release();
    }

    int waiting() {
        return waiting.get();
    }
}
