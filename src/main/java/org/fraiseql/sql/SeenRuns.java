package org.fraiseql.sql;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * What runs of a statement have shown, for some runs more: with other values it may be otherwise again. Its copies for several clients know the same. Thread-safe;
 * how often exactly it is known does not matter.
 */
final class SeenRuns {
    private static final int KNOWN_RUNS = 1_000;

    enum Sign {
        /** More bytes of rows than a driver may hold. */
        ROWS_TOO_LONG,
        /** More rows than may be held. */
        TOO_MANY_ROWS,
        /** A statement for several failed, or took too long. */
        BETTER_APART
    }

    /** For how many runs more each is known. */
    private final AtomicIntegerArray left = new AtomicIntegerArray(Sign.values().length);

    void met(Sign sign) {
        left.set(sign.ordinal(), KNOWN_RUNS);
    }

    /** One run more that knows. */
    boolean isKnown(Sign sign) {
        int runs = left.get(sign.ordinal());
        if (runs > 0) {
            left.set(sign.ordinal(), runs - 1);
        }
        return runs > 0;
    }
}
