package org.fraiseql.store;

import java.time.Duration;
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
    /** What goes together runs one after the other; so much longer than one alone may it take. Of reads that take long, fewer go together. */
    private static final Duration MAX_LONGER = Duration.ofMillis(10);

    /** When those that were too long or too slow together are tried again. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** Of what takes longer than this, the next one is far from its end when another comes: to wait for it pays only where connections are few. */
    private static final Duration SLOW = Duration.ofMillis(5);

    private final int statements;
    private final int slowStatements;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<GatheredRead> waiting = new ArrayDeque<>();
    private int underWay;
    private int inside;
    private boolean isEnded;
    /** Grows as long as answers are short and fast. */
    private int maxTogether = 4;

    private long learnedAt;
    /** Whether the last ones were slower than before: once may have other reasons. */
    private boolean isDoubted;
    /** Of one alone, with the way to the database: a moving mean; 0 before the first. */
    private long nanosAlone;

    /**
     * @param statements so many may be under way before others wait
     * @param slowStatements so many of those that take long, be it because the database is far away
     */
    GatheringLine(int statements, int slowStatements) {
        this.statements = statements;
        this.slowStatements = slowStatements;
    }

    private boolean mayGo() {
        return underWay < (nanosAlone > SLOW.toNanos() ? slowStatements : statements);
    }

    /** @return whether it is in; not when the line has ended */
    boolean enter(GatheredRead read) {
        lock.lock();
        try {
            if (isEnded) {
                return false;
            }
            if (mayGo() || goAlone()) {
                underWay++;
                read.decide(Turn.ALONE);
            } else {
                waiting.addLast(read);
            }
            inside++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Long and slow ones do for a while; then it is tried again with two. */
    private boolean goAlone() {
        if (maxTogether == 1 && System.nanoTime() - learnedAt > AGAIN.toNanos()) {
            maxTogether = 2;
        }
        return maxTogether == 1;
    }

    /** The read has waited long enough. @return whether it goes by itself; not when another has taken it along meanwhile */
    boolean goes(GatheredRead read) {
        lock.lock();
        try {
            if (!waiting.remove(read)) {
                return false;
            }
            underWay++;
            read.decide(Turn.IMPATIENT);
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
                if (rows > Math.min(MAX_ROWS, leader.bound().rowsAtOnce())) {
                    break;
                }
                together.add(waiting.removeFirst());
            }
            return together;
        } finally {
            lock.unlock();
        }
    }

    /** The read has its rows, or a failure, be it while it waited. @return whether the line is empty, and closed to others */
    boolean left(GatheredRead read) {
        Optional<GatheredRead> next = Optional.empty();
        lock.lock();
        try {
            inside--;
            waiting.remove(read);
            if (read.isUnderWay()) {
                underWay--;
                if (mayGo()) {
                    next = Optional.ofNullable(waiting.pollFirst());
                }
                if (next.isPresent()) {
                    underWay++;
                    next.get().decide(Turn.NEXT);
                }
            }
            isEnded = inside == 0;
        } finally {
            lock.unlock();
        }
        next.ifPresent(GatheredRead::wake);
        return isEnded;
    }

    /** As many as there are, where nothing is known of what one more costs. */
    private long fitInTime(int runs, Duration took) {
        if (runs == 1 || nanosAlone == 0) {
            return maxTogether;
        }
        long nanosOfOneMore = Math.max(1, (took.toNanos() - nanosAlone) / (runs - 1));
        return 1 + MAX_LONGER.toNanos() / nanosOfOneMore;
    }

    /** How long one alone took until its first row was there. */
    void learnAlone(Duration took) {
        lock.lock();
        try {
            nanosAlone += (took.toNanos() - nanosAlone) / (nanosAlone == 0 ? 1 : 8);
        } finally {
            lock.unlock();
        }
    }

    /** How many may go together, after the lengths and the time of what did. */
    void learn(GatheredRows rows, Duration took) {
        long bytesOfOne = Math.max(1, rows.bytes() / rows.runs());
        lock.lock();
        try {
            long fit = Math.min(MAX_BYTES / bytesOfOne, fitInTime(rows.runs(), took));
            int most = Math.max(maxTogether, Math.min(MAX_TOGETHER, 2 * rows.runs()));
            isDoubted = fit < maxTogether && !isDoubted;
            maxTogether = isDoubted ? Math.max(2, maxTogether / 2) : (int) Math.clamp(fit, 1, most);
            learnedAt = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }
}
