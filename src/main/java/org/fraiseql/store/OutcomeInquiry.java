package org.fraiseql.store;

import java.time.Duration;
import java.util.function.Supplier;
import org.fraiseql.store.WriteBackend.Outcome;

/** Asks PostgreSQL what became of a transaction, again while it is under way. */
public final class OutcomeInquiry {
    /** A commit that is under way when its connection breaks takes no longer; nor does an answer to the question. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long ASK_AGAIN_MILLIS = 50;

    private OutcomeInquiry() {}

    /** @param status {@code in progress}, {@code committed}, {@code aborted}; blank when the database can't be asked or has forgotten */
    public static Outcome outcome(Supplier<String> status) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            switch (status.get()) {
                case "committed" -> {
                    return Outcome.COMMITTED;
                }
                case "aborted" -> {
                    return Outcome.ABORTED;
                }
                default -> sleep();
            }
        } while (System.nanoTime() < end && !Thread.currentThread().isInterrupted());
        return Outcome.UNKNOWN;
    }

    private static void sleep() {
        try {
            Thread.sleep(ASK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
