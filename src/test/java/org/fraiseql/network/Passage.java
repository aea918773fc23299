package org.fraiseql.network;

import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.fraiseql.network.Fault.Plain;

/** What all connections go through: the fault of the moment. Thread-safe. */
final class Passage {
    /** A throttle lets so many slices of its bytes pass in a second. */
    private static final int SLICES = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Random random;
    private Fault fault = Plain.NONE;

    Passage(long seed) {
        this.random = new Random(seed);
    }

    /** Whoever waits here. */
    interface Traveller {
        /** Whether nothing of it shall pass ever again. */
        boolean isForgotten();

        boolean isClosed();
    }

    void become(Fault next) {
        lock.lock();
        try {
            fault = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A traveller was closed: it waits no more. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a new connection may reach the server. */
    void enter(Traveller traveller) throws SocketException, InterruptedException {
        lock.lock();
        try {
            while (fault == Plain.HANG || isStopped(traveller)) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until bytes, or the end of what one side sends, may pass.
     *
     * @param bytes how many there are; 0 for the end
     * @return how many may pass now
     */
    int pass(int bytes, Traveller traveller) throws SocketException, InterruptedException {
        lock.lock();
        try {
            while (isStopped(traveller)) {
                changed.await();
            }
            Fault met = fault;
            return switch (met) {
                case Fault.Throttle throttle -> {
                    int slice = Math.min(bytes, Math.max(1, throttle.bytesPerSecond() / SLICES));
                    sleep(Duration.ofSeconds(1).multipliedBy(slice).dividedBy(throttle.bytesPerSecond()), met);
                    yield slice;
                }
                case Fault.Delay delay -> {
                    sleep(
                            delay.latency()
                                    .plusNanos(random.nextLong(delay.jitter().toNanos() + 1)),
                            met);
                    yield bytes;
                }
                case Plain.NONE, Plain.REFUSE, Plain.HANG, Plain.BLACK_HOLE, Plain.HALF_OPEN, Plain.RESET -> bytes;
                case Fault.Cut ignored -> bytes;
            };
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopped(Traveller traveller) throws SocketException {
        if (traveller.isClosed()) {
            throw new SocketException("closed by the proxy");
        }
        return traveller.isForgotten() || fault == Plain.BLACK_HOLE;
    }

    /** Ends early when the fault does. */
    private void sleep(Duration time, Fault met) throws InterruptedException {
        long left = time.toNanos();
        while (left > 0 && fault.equals(met)) {
            left = changed.awaitNanos(left);
        }
    }
}
