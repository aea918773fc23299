package org.fraiseql.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.fraiseql.store.GatheredRead.Turn;

/** Reads that may go together: how many statements of theirs are under way, and who waits. Thread-safe. */
final class GatheringLine {
    private static final int MAX_TOGETHER = 64;
    private static final long MAX_ROWS = 1_000;
    /** What is read together is held; of rows that are long, fewer go together. */
    private static final long MAX_BYTES = 1024 * 1024;

    private final int statements;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<GatheredRead> waiting = new ArrayDeque<>();
    private int underWay;
    private int inside;
    private boolean isEnded;
    /** Grows as long as answers are short. */
    private int maxTogether = 4;

    /** @param statements so many may be under way before others wait */
    GatheringLine(int statements) {
        this.statements = statements;
    }

    /** @return whether it is in; not when the line has ended */
    boolean enter(GatheredRead read) {
        lock.lock();
        try {
            if (isEnded) {
                return false;
            }
            inside++;
            if (underWay < statements || maxTogether == 1) {
                underWay++;
                read.decide(Turn.ALONE);
            } else {
                waiting.addLast(read);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The read has waited long enough. @return whether it goes by itself; not when another has taken it along meanwhile */
    boolean goes(GatheredRead read) {
        lock.lock();
        try {
            if (!waiting.remove(read)) {
                return false;
            }
            underWay++;
            read.decide(Turn.LEADS);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The reads that run together with the leader, itself among them. */
    List<GatheredRead> take(GatheredRead leader) {
        lock.lock();
        try {
            List<GatheredRead> together = new ArrayList<>();
            together.add(leader);
            long rows = leader.bound().mostRows();
            while (together.size() < maxTogether && !waiting.isEmpty()) {
                rows += waiting.getFirst().bound().mostRows();
                if (rows > MAX_ROWS) {
                    break;
                }
                together.add(waiting.removeFirst());
            }
            return together;
        } finally {
            lock.unlock();
        }
    }

    /** The read has its rows, or a failure. @return whether the line is empty, and closed to others */
    boolean left(GatheredRead read) {
        Optional<GatheredRead> next = Optional.empty();
        lock.lock();
        try {
            inside--;
            if (read.isUnderWay()) {
                underWay--;
                if (underWay < statements) {
                    next = Optional.ofNullable(waiting.pollFirst());
                }
                if (next.isPresent()) {
                    underWay++;
                    next.get().decide(Turn.LEADS);
                }
            }
            isEnded = inside == 0;
        } finally {
            lock.unlock();
        }
        next.ifPresent(GatheredRead::wake);
        return isEnded;
    }

    /** How many may go together, after the lengths of what did. */
    void learn(GatheredRows rows) {
        long ofOne = Math.max(1, rows.bytes() / rows.runs());
        lock.lock();
        try {
            maxTogether = (int) Math.clamp(MAX_BYTES / ofOne, 1, Math.min(MAX_TOGETHER, 2 * maxTogether));
        } finally {
            lock.unlock();
        }
    }
}
