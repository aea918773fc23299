package org.fraiseql.api;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.fraiseql.support.Deadline;

/**
 * Lets only so many requests be worked for at once; some more wait their turn, in order. Whoever finds no room to wait is told so at once, so that a database
 * that hangs does not take all threads of the server with it. One client alone may take all of the room; when another comes and the room is full, the client
 * that has the most requests in it gives up its youngest. Thread-safe.
 */
final class RequestGate {
    private final ReentrantLock lock = new ReentrantLock();
    private final int maxQueue;
    private final SequencedSet<Waiting> queue = new LinkedHashSet<>();
    private final Map<String, Integer> waitingByClient = new LinkedHashMap<>();
    private int free;

    /** @param maxConcurrent requests worked for at once; @param maxQueue requests that wait */
    RequestGate(int maxConcurrent, int maxQueue) {
        this.free = maxConcurrent;
        this.maxQueue = maxQueue;
    }

    /**
     * Takes a place, which {@link #leave} gives back.
     *
     * @param client its address
     * @throws HttpProblem 503 when there is no room to wait, or no place in time
     */
    void enter(String client, Deadline deadline) throws HttpProblem {
        lock.lock();
        try {
            if (free > 0) {
                free--;
                return;
            }
            makeRoomFor(client);
            Waiting waiting = new Waiting(client, lock.newCondition());
            add(waiting);
            await(waiting, deadline);
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            if (queue.isEmpty()) {
                free++;
            } else {
                end(queue.getFirst(), Turn.ENTERED);
            }
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    private void makeRoomFor(String client) throws HttpProblem {
        if (queue.size() < maxQueue) {
            return;
        }
        Waiting youngest = youngestOfTheGreediest().orElseThrow(HttpProblem::busy);
        if (waitingByClient.getOrDefault(youngest.client, 0) <= waitingByClient.getOrDefault(client, 0) + 1) {
            throw HttpProblem.busy();
        }
        end(youngest, Turn.REFUSED);
    }

    private Optional<Waiting> youngestOfTheGreediest() {
        return waitingByClient.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .flatMap(greediest -> queue.reversed().stream()
                        .filter(waiting -> waiting.client.equals(greediest.getKey()))
                        .findFirst());
    }

    private void add(Waiting waiting) {
        queue.addLast(waiting);
        waitingByClient.merge(waiting.client, 1, Integer::sum);
    }

    private void end(Waiting waiting, Turn turn) {
        queue.remove(waiting);
        waitingByClient.computeIfPresent(waiting.client, (address, count) -> count == 1 ? null : count - 1);
        waiting.turn = turn;
        waiting.ended.signal();
    }

    private void await(Waiting waiting, Deadline deadline) throws HttpProblem {
        try {
            long nanos = deadline.left().toNanos();
            while (waiting.turn == Turn.NOT_YET && nanos > 0) {
                nanos = waiting.ended.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (waiting.turn == Turn.ENTERED) {
                leave();
                waiting.turn = Turn.REFUSED;
            }
        }
        if (waiting.turn == Turn.NOT_YET) {
            end(waiting, Turn.REFUSED);
        }
        if (waiting.turn == Turn.REFUSED) {
            throw HttpProblem.busy();
        }
    }

    private enum Turn {
        NOT_YET,
        ENTERED,
        REFUSED
    }

    /** One request that waits; guarded by the gate's lock. */
    private static final class Waiting {
        private final String client;
        private final Condition ended;
        private Turn turn = Turn.NOT_YET;

        Waiting(String client, Condition ended) {
            this.client = client;
            this.ended = ended;
        }
    }
}
