package org.fraiseql.store;

/**
 * How many rows of a cursor are fetched together: no more than fill a part of some size, by the widest row that was read of late. Of the first ones only the
 * number of columns is known. Not thread-safe.
 */
public final class FetchSize {
    /** So few as a row may be much longer than those before it. */
    private static final int MOST_ROWS = 200;

    private static final int MOST_ROWS_OF_FIRST_PART = 100;

    private static final int COLUMNS_OF_FIRST_PART = 5_000;

    private static final long BYTES_OF_PART = 1 << 20;

    /** Of rows that were too long together: those behind short ones may be as long again. */
    private static final int MOST_LONG_ROWS = 8;

    private final int most;
    private final int first;
    private int last;
    private long row;
    private long widestOfPart;
    private long widest;

    public FetchSize(int columns) {
        this.most = MOST_ROWS;
        this.first = Math.min(MOST_ROWS_OF_FIRST_PART, within(COLUMNS_OF_FIRST_PART / Math.max(1, columns)));
        this.last = first;
    }

    private FetchSize() {
        this.most = MOST_LONG_ROWS;
        this.first = 1;
        this.last = 1;
    }

    /** Of rows that were too long to be fetched together. */
    public static FetchSize ofLongRows() {
        return new FetchSize();
    }

    private int within(long wanted) {
        return (int) Math.clamp(wanted, 1, most);
    }

    /** Rows of the first part. */
    public int first() {
        return first;
    }

    /** A value of the row was read. */
    public void value(int bytes) {
        row += bytes;
    }

    /** The row was read. */
    public void rowEnds() {
        widestOfPart = Math.max(widestOfPart, row);
        row = 0;
    }

    /** Rows of the next part, if they are about as wide as those before: at most twice as many as in the last one. */
    public int next() {
        if (widestOfPart > 0) {
            // the rows that come may be longer than a short one before them
            widest = Math.max(widestOfPart, widest / 2);
            last = Math.min(within(BYTES_OF_PART / widest), 2 * last);
            widestOfPart = 0;
        }
        return last;
    }
}
