package org.fraiseql.sql;

/**
 * What runs of a statement have shown of its rows, for some runs more: with other values they may be few and short again. Its copies for several clients know the
 * same. Thread-safe; how often exactly it is known does not matter.
 */
final class SeenRows {
    private static final int KNOWN_RUNS = 1_000;

    private volatile int tooLong;
    private volatile int tooMany;
    private volatile int betterApart;

    void wereTooLong() {
        tooLong = KNOWN_RUNS;
    }

    void wereTooMany() {
        tooMany = KNOWN_RUNS;
    }

    boolean areTooLong() {
        int left = tooLong;
        if (left > 0) {
            tooLong = left - 1;
        }
        return left > 0;
    }

    boolean areTooMany() {
        int left = tooMany;
        if (left > 0) {
            tooMany = left - 1;
        }
        return left > 0;
    }

    void wereBetterApart() {
        betterApart = KNOWN_RUNS;
    }

    boolean areBetterApart() {
        int left = betterApart;
        if (left > 0) {
            betterApart = left - 1;
        }
        return left > 0;
    }
}
