package org.fraiseql.store;

import java.time.Duration;
import java.util.function.Function;
import org.fraiseql.store.WriteBackend.Outcome;
import org.fraiseql.support.Deadline;

/**
 * Asks PostgreSQL what became of a transaction, again while it is under way. A server that has crashed since may have given the number to another transaction: it
 * remembers only those of which something was on disk. That a transaction of this number was committed says nothing then.
 */
public final class OutcomeInquiry {
    /** A commit that is under way when its connection breaks takes no longer. */
    private static final Duration MOST = Duration.ofSeconds(10);
    /** What a request that is late already is given: nobody likes to hear that nothing is known. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private static final long ASK_AGAIN_MILLIS = 50;

    private OutcomeInquiry() {}

    /** @param status {@code in progress}, {@code committed}, {@code aborted}; {@code crashed} for one committed before or after a crash; blank when the database can't be asked in the given time, or has forgotten */
    public static Outcome outcome(Deadline deadline, Function<Duration, String> status) {
        Duration patience = patience(deadline.left());
        long end = System.nanoTime() + patience.toNanos();
        do {
            switch (status.apply(patience)) {
                case "committed" -> {
                    return Outcome.COMMITTED;
                }
                case "aborted" -> {
                    return Outcome.ABORTED;
                }
                case "crashed" -> {
                    return Outcome.UNKNOWN;
                }
                default -> sleep();
            }
        } while (System.nanoTime() < end && !Thread.currentThread().isInterrupted());
        return Outcome.UNKNOWN;
    }

    /** How long ago the transaction began at the most, for PostgreSQL. */
    public static String interval(TransactionId transaction) {
        return transaction.age().toMillis() + 1 + " milliseconds";
    }

    private static Duration patience(Duration left) {
        if (left.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return left.compareTo(MOST) < 0 ? left : MOST;
    }

    private static void sleep() {
        try {
            Thread.sleep(ASK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
