package org.fraiseql.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.fraiseql.support.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Lets only so many requests be worked for at once, and of each client fewer than of all; some more wait their turn: clients one after the other, the requests of each in
 * order, so that nobody waits behind all that another one asks. Whoever finds no room to wait is told so at once. One client alone may take all of the room; when another
 * comes and the room is full, the client that has the most of it gives up its youngest. A long request takes the room of several. Thread-safe.
 */
final class RequestGate {
    /** What a request of so many bytes keeps in memory while it waits is not worth a thought. */
    private static final int ORDINARY_BYTES = 16 * 1024;

    /** A deadline may be as good as never. */
    private static final long MOST_NANOS = Duration.ofSeconds(1).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final int maxQueue;
    /** By client, the one whose turn is next first; nobody without a request. */
    private final SequencedMap<String, Line> queue = new LinkedHashMap<>();
    /** Places that clients have; nobody without one. */
    private final Map<String, Integer> places = new LinkedHashMap<>();

    /** They have been in, and are let in before all others. */
    private final Deque<Returning> returning = new ArrayDeque<>();

    private final int maxOfOne;

    private int waiting;
    private int takenRoom;
    /** Below zero while some have come back into places that others have. */
    private int free;

    /**
     * @param maxConcurrent requests worked for at once
     * @param maxOfOne of them, for one client
     * @param maxQueue requests of ordinary length that wait
     */
    RequestGate(int maxConcurrent, int maxOfOne, int maxQueue) {
        this.maxOfOne = maxOfOne;
        this.free = maxConcurrent;
        this.maxQueue = maxQueue;
    }

    /** Takes a place if one is free for this client; {@link #leave} gives it back. */
    boolean enter(String client) {
        lock.lock();
        try {
            return takePlace(client);
        } finally {
            lock.unlock();
        }
    }

    private boolean takePlace(String client) {
        if (free <= 0 || !mayHaveMore(client)) {
            return false;
        }
        addPlace(client);
        return true;
    }

    private void addPlace(String client) {
        free--;
        places.merge(client, 1, Integer::sum);
    }

    /** Takes a place that this client has left for a while, even if none is free: then nobody is let in until one more has left. */
    void comeBack(String client) {
        lock.lock();
        try {
            addPlace(client);
        } finally {
            lock.unlock();
        }
    }

    private boolean mayHaveMore(String client) {
        return places.getOrDefault(client, 0) < maxOfOne;
    }

    /**
     * Waits for a place, as there was none to {@link #enter}; there may be one now.
     *
     * @param bytes the length of its body
     * @throws HttpProblem 503 when there is no room to wait
     */
    Turn queue(String client, Deadline deadline, int bytes) throws HttpProblem {
        Turn turn = new Turn(client, deadline, 1 + bytes / ORDINARY_BYTES);
        List<Turn> refused;
        boolean hasRoom;
        lock.lock();
        try {
            if (takePlace(client)) {
                turn.state = State.ENTERED;
                return turn;
            }
            refused = makeRoomFor(turn);
            hasRoom = takenRoom < maxQueue;
            if (hasRoom) {
                queue.computeIfAbsent(turn.client, first -> new Line()).add(turn);
                takenRoom += turn.room;
                waiting++;
            }
        } finally {
            lock.unlock();
        }
        refused.forEach(Turn::tell);
        if (!hasRoom) {
            throw HttpProblem.busy();
        }
        return turn;
    }

    /** Gives a place back: to whoever is next. */
    void leave(String client) {
        Optional<Turn> next;
        lock.lock();
        try {
            next = left(client);
        } finally {
            lock.unlock();
        }
        next.ifPresent(Turn::tell);
    }

    /**
     * Waits on this thread for a place instead of the one that this client has left for a while, before those that wait for their first; when the time is over takes one even if none is free: nothing
     * is begun then any more.
     */
    void comeBackInTurn(String client, Deadline deadline) {
        Returning own = new Returning(client, Thread.currentThread());
        lock.lock();
        try {
            if (takePlace(client)) {
                return;
            }
            returning.addLast(own);
        } finally {
            lock.unlock();
        }
        while (!own.isIn && !deadline.left().isZero() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, Math.min(deadline.left().toNanos(), MOST_NANOS));
        }
        lock.lock();
        try {
            if (!own.isIn) {
                returning.remove(own);
                addPlace(client);
            }
        } finally {
            lock.unlock();
        }
    }

    private Optional<Turn> left(String client) {
        free++;
        places.computeIfPresent(client, (same, taken) -> taken == 1 ? null : taken - 1);
        for (Returning one : returning) {
            if (takePlace(one.client)) {
                returning.remove(one);
                one.isIn = true;
                LockSupport.unpark(one.thread);
                return Optional.empty();
            }
        }
        for (Map.Entry<String, Line> line : queue.entrySet()) {
            if (takePlace(line.getKey())) {
                return Optional.of(enters(line.getKey(), line.getValue()));
            }
        }
        return Optional.empty();
    }

    private Turn enters(String client, Line line) {
        Turn next = line.turns.getFirst();
        end(next, State.ENTERED);
        if (queue.containsKey(client)) {
            queue.putLast(client, line);
        }
        return next;
    }

    /** Refuses those whose time is over; to be called now and then. */
    void refuseLate() {
        refuse(false);
    }

    /** Refuses all that wait. */
    void refuseAll() {
        refuse(true);
    }

    private void refuse(boolean isAll) {
        List<Turn> refused = new ArrayList<>();
        lock.lock();
        try {
            queue.values().forEach(line -> line.turns.stream()
                    .filter(turn -> isAll || turn.deadline.left().isZero())
                    .forEach(refused::add));
            refused.forEach(turn -> end(turn, State.REFUSED));
        } finally {
            lock.unlock();
        }
        refused.forEach(Turn::tell);
    }

    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** Takes room from clients that have more of it than this one will have. @return the turns that lose theirs */
    private List<Turn> makeRoomFor(Turn turn) {
        Line own = queue.getOrDefault(turn.client, new Line());
        List<Turn> refused = new ArrayList<>();
        while (takenRoom >= maxQueue) {
            Optional<Line> most = queue.values().stream().max(Comparator.comparingInt(line -> line.room));
            if (most.isEmpty() || most.get().room <= own.room + turn.room) {
                break;
            }
            Turn youngest = most.get().turns.getLast();
            end(youngest, State.REFUSED);
            refused.add(youngest);
        }
        return refused;
    }

    private void end(Turn turn, State state) {
        queue.computeIfPresent(turn.client, (client, line) -> line.remove(turn));
        takenRoom -= turn.room;
        waiting--;
        turn.state = state;
    }

    /** One that has lent its place and needs one again. */
    private static final class Returning {
        private final String client;
        private final Thread thread;
        private volatile boolean isIn;

        Returning(String client, Thread thread) {
            this.client = client;
            this.thread = thread;
        }
    }

    /** The turns of one client, and the room that they take. */
    private static final class Line {
        private final Deque<Turn> turns = new ArrayDeque<>();
        private int room;

        void add(Turn turn) {
            turns.addLast(turn);
            room += turn.room;
        }

        /** @return null when nobody is left in it */
        @Nullable
        Line remove(Turn turn) {
            turns.remove(turn);
            room -= turn.room;
            return turns.isEmpty() ? null : this;
        }
    }

    private enum State {
        WAITING,
        /** The request was given a place, and has not taken it yet. */
        ENTERED,
        REFUSED,
        /** The request has taken its place, and will leave it itself. */
        TAKEN,
        ABANDONED
    }

    /** The turn of one request that waits, or has waited. Its fields are guarded by the gate's lock. */
    final class Turn {
        private final String client;
        private final Deadline deadline;
        private final int room;
        private State state = State.WAITING;
        private @Nullable Runnable whenDecided;

        private Turn(String client, Deadline deadline, int room) {
            this.client = client;
            this.deadline = deadline;
            this.room = room;
        }

        String client() {
            return client;
        }

        /** Waits on this thread. Costs less than to come back on another, if it is not for long. @return whether it is decided */
        boolean isDecidedWithin(Duration time) {
            Thread waiting = Thread.currentThread();
            whenDecided(() -> LockSupport.unpark(waiting));
            long end = System.nanoTime() + time.toNanos();
            boolean isDecided = isDecided();
            for (long left = time.toNanos(); !isDecided && left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(this, left);
                isDecided = isDecided();
                if (waiting.isInterrupted()) {
                    break;
                }
            }
            return isDecided;
        }

        private boolean isDecided() {
            lock.lock();
            try {
                return state != State.WAITING;
            } finally {
                lock.unlock();
            }
        }

        /** @param action once, when there is a place, or none will come; on any thread, perhaps at once on this one */
        void whenDecided(Runnable action) {
            boolean isDecided;
            lock.lock();
            try {
                whenDecided = action;
                isDecided = state != State.WAITING;
            } finally {
                lock.unlock();
            }
            if (isDecided) {
                tell();
            }
        }

        /** Outside the lock. */
        private void tell() {
            Runnable action;
            lock.lock();
            try {
                action = whenDecided;
                whenDecided = null;
            } finally {
                lock.unlock();
            }
            if (action == null) {
                return;
            }
            try {
                action.run();
            } catch (RuntimeException nobodyThere) {
                abandon();
            }
        }

        /** Once it is decided. The place is to be {@linkplain #leave left}. @throws HttpProblem 503 when none came in time */
        void take() throws HttpProblem {
            lock.lock();
            try {
                if (state != State.ENTERED) {
                    throw HttpProblem.busy();
                }
                state = State.TAKEN;
            } finally {
                lock.unlock();
            }
        }

        /** Refuses the request if it still waits. */
        void refuse() {
            lock.lock();
            try {
                if (state != State.WAITING) {
                    return;
                }
                end(this, State.REFUSED);
            } finally {
                lock.unlock();
            }
            tell();
        }

        /** The request will not come for its place; one that it was given goes to the next. */
        void abandon() {
            Optional<Turn> next = Optional.empty();
            lock.lock();
            try {
                switch (state) {
                    case WAITING -> end(this, State.ABANDONED);
                    case ENTERED -> {
                        state = State.ABANDONED;
                        next = left(client);
                    }
                    case REFUSED, TAKEN, ABANDONED -> {}
                }
            } finally {
                lock.unlock();
            }
            next.ifPresent(Turn::tell);
        }
    }
}
