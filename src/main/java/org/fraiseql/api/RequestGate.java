package org.fraiseql.api;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.fraiseql.support.Deadline;

/**
 * Lets only so many requests be worked for at once; some more wait their turn: clients one after the other, the requests of each in order, so that nobody waits
 * behind all that another one asks. Whoever finds no room to wait is told so at once, so that a database that hangs does not take all threads of the server with
 * it. One client alone may take all of the room; when another comes and the room is full, the client that has the most requests in it gives up its youngest.
 * Thread-safe.
 */
final class RequestGate {
    private final ReentrantLock lock = new ReentrantLock();
    private final int maxQueue;
    /** By client, the one whose turn is next first; nobody without a request. */
    private final SequencedMap<String, Deque<Waiting>> queue = new LinkedHashMap<>();

    private int waiting;
    private int free;

    /** @param maxConcurrent requests worked for at once; @param maxQueue requests that wait */
    RequestGate(int maxConcurrent, int maxQueue) {
        this.free = maxConcurrent;
        this.maxQueue = maxQueue;
    }

    /**
     * Takes a place, which {@link #leave} gives back.
     *
     * @param address of the client; a network of IPv6 is one client
     * @throws HttpProblem 503 when there is no room to wait, or no place in time
     */
    void enter(String address, Deadline deadline) throws HttpProblem {
        lock.lock();
        try {
            if (free > 0) {
                free--;
                return;
            }
            String client = ClientAddress.network(address);
            makeRoomFor(client);
            Waiting request = new Waiting(client, lock.newCondition());
            queue.computeIfAbsent(client, first -> new ArrayDeque<>()).addLast(request);
            waiting++;
            await(request, deadline);
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            if (waiting == 0) {
                free++;
                return;
            }
            Map.Entry<String, Deque<Waiting>> next = queue.firstEntry();
            end(next.getValue().getFirst(), Turn.ENTERED);
            if (queue.containsKey(next.getKey())) {
                queue.putLast(next.getKey(), next.getValue());
            }
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private void makeRoomFor(String client) throws HttpProblem {
        if (waiting < maxQueue) {
            return;
        }
        Deque<Waiting> most = queue.values().stream()
                .max(Comparator.comparingInt(Deque::size))
                .orElseThrow(HttpProblem::busy);
        int own = queue.containsKey(client) ? queue.get(client).size() : 0;
        if (most.size() <= own + 1) {
            throw HttpProblem.busy();
        }
        end(most.getLast(), Turn.REFUSED);
    }

    private void end(Waiting request, Turn turn) {
        queue.computeIfPresent(request.client, (client, requests) -> {
            requests.remove(request);
            return requests.isEmpty() ? null : requests;
        });
        waiting--;
        request.turn = turn;
        request.ended.signal();
    }

    private void await(Waiting request, Deadline deadline) throws HttpProblem {
        try {
            long nanos = deadline.left().toNanos();
            while (request.turn == Turn.NOT_YET && nanos > 0) {
                nanos = request.ended.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (request.turn == Turn.ENTERED) {
                leave();
                request.turn = Turn.REFUSED;
            }
        }
        if (request.turn == Turn.NOT_YET) {
            end(request, Turn.REFUSED);
        }
        if (request.turn == Turn.REFUSED) {
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
