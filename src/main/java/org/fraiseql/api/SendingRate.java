package org.fraiseql.api;

import java.time.Duration;

/**
 * How fast a client takes its answer. Counted is only the time in which the server waits for the client, not that in which the answer is made: it adds to the
 * client's debt, and each byte taken pays for the time that it may take, but never in advance. Thread-safe; whoever sends tells, somebody else looks.
 */
final class SendingRate {
    /** What is sent at once: little, so that it is soon seen whether the client takes anything. */
    static final int PIECE_BYTES = 8 * 1024;

    /** How long a client may take nothing at all. */
    private static final double GRACE_NANOS = Duration.ofSeconds(10).toNanos();

    private static final double NANOS_A_SECOND = 1e9;
    /** A client is too slow when sending takes so many times what its rate allows. */
    private static final double TOLERANCE = 1.25;

    private final boolean isAnySpeedEnough;
    private final double nanosForAByte;
    private final long timeoutNanos;
    private boolean isWaiting;
    private boolean hasStarted;
    private long startedAt;
    private long waitingSince;
    private int waitingBytes;
    private double debtNanos;

    /**
     * @param minBytesPerSecond 0 when any speed will do
     * @param timeout from the first byte to the last
     */
    SendingRate(int minBytesPerSecond, Duration timeout) {
        this.isAnySpeedEnough = minBytesPerSecond == 0;
        this.nanosForAByte = isAnySpeedEnough ? 0 : NANOS_A_SECOND / minBytesPerSecond;
        this.timeoutNanos = timeout.toNanos();
    }

    /** From now on the server waits for the client to take so many bytes. */
    synchronized void begins(int bytes, long now) {
        isWaiting = true;
        waitingSince = now;
        waitingBytes = bytes;
        if (!hasStarted) {
            hasStarted = true;
            startedAt = now;
        }
    }

    /** The client has taken the bytes that waited, or is gone. */
    synchronized void ended(long now) {
        isWaiting = false;
        debtNanos = Math.max(0, debtNanos + now - waitingSince - waitingBytes * nanosForAByte);
    }

    /** Runs the action if the server is waiting for the client; it goes on waiting until the action has ended. @return whether it was */
    synchronized boolean ifWaiting(Runnable action) {
        if (isWaiting) {
            action.run();
        }
        return isWaiting;
    }

    /** How long it has been waiting; 0 when it is not. */
    synchronized long waitingNanos(long now) {
        return isWaiting ? now - waitingSince : 0;
    }

    /** Runs the action if the server is waiting for a client that is too slow; the server goes on waiting until the action has ended. */
    synchronized void ifTooSlow(long now, Runnable action) {
        if (isWaiting && (now - startedAt > timeoutNanos || isTooSlow(now))) {
            action.run();
        }
    }

    private boolean isTooSlow(long now) {
        return !isAnySpeedEnough && debtNanos + now - waitingSince > allowedNanos();
    }

    private double allowedNanos() {
        return Math.max(GRACE_NANOS, waitingBytes * nanosForAByte * TOLERANCE);
    }
}
