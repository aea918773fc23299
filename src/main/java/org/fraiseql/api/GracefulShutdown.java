package org.fraiseql.api;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * How the application ends: readiness goes down and new requests are refused, from the moment on at which the server is told to end (SIGTERM) or the application
 * to leave it; what is under way finishes, within a bound. Thread-safe; {@link #close} it.
 */
final class GracefulShutdown {
    static final String REASON = "The server is shutting down.";

    private static final System.Logger LOG = System.getLogger(GracefulShutdown.class.getName());
    private static final long LOOK_MILLIS = 20;
    /** A request that changes its thread is counted nowhere for a moment: only when so many looks in a row have found none is the last one over. */
    private static final int LOOKS = 5;
    /** How long requests that were cut off may take to end. */
    private static final Duration AFTER_CUT = Duration.ofSeconds(2);

    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final Duration patience;
    private final AtomicLong begunNanos = new AtomicLong(NOT_BEGUN);
    private final Thread whenServerEnds = new Thread(this::finish, "fraiseql-shutdown");

    private volatile BooleanSupplier isIdle = () -> true;
    private volatile Runnable cut = () -> {};

    /** @param patience how long what is under way may take */
    GracefulShutdown(Duration patience) {
        this.patience = patience;
    }

    /**
     * @param isIdle whether nothing is under way
     * @param cut ends what is
     */
    void of(BooleanSupplier isIdle, Runnable cut) {
        this.isIdle = isIdle;
        this.cut = cut;
    }

    /** Notices when the JVM is told to end; the container tells applications so only after it has stopped listening. */
    void watch() {
        Runtime.getRuntime().addShutdownHook(whenServerEnds);
    }

    /** Whether new requests are to be refused. */
    boolean hasBegun() {
        return begunNanos.get() != NOT_BEGUN;
    }

    private void begin() {
        if (begunNanos.compareAndSet(NOT_BEGUN, System.nanoTime())) {
            LOG.log(System.Logger.Level.INFO, "Shutting down: requests under way have {0} ms", patience.toMillis());
        }
    }

    /** Returns when nothing is under way, or when the patience, which is counted from the beginning, is over and what was left has been cut off. */
    void finish() {
        begin();
        if (isIdleWithin(patience.toNanos() - (System.nanoTime() - begunNanos.get()))) {
            return;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "Requests were still under way after {0} ms; they are cut off",
                patience.toMillis());
        cut.run();
        isIdleWithin(AFTER_CUT.toNanos());
    }

    private boolean isIdleWithin(long nanos) {
        long end = System.nanoTime() + nanos;
        int idleLooks = 0;
        while (idleLooks < LOOKS) {
            idleLooks = isIdle.getAsBoolean() ? idleLooks + 1 : 0;
            if (System.nanoTime() > end) {
                return idleLooks > 0;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** The JVM forgets the application. */
    void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(whenServerEnds);
        } catch (IllegalStateException endsNow) {
            LOG.log(System.Logger.Level.DEBUG, "The server ends, too", endsNow);
        }
    }
}
