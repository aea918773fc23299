package org.fraiseql.sql;

import java.util.List;

/**
 * A statement with the values of one request, all in PostgreSQL's text form. How many rows it may give decides how they are fetched: at once, which holds all of
 * them, or some at a time by a cursor, which needs a transaction.
 *
 * @param mostRows how many rows there can be, {@link Long#MAX_VALUE} when nothing limits them
 * @param expectedRows as many as statistics let expect; all of {@code mostRows} where they say nothing
 */
public record BoundStatement(SqlStatement statement, List<String> values, long mostRows, long expectedRows) {
    /** Rows that are fetched at once if there are no more. */
    public static final int AT_ONCE = 2_000;

    /** The same in columns of rows: wide rows are fetched at once if there are fewer of them. */
    private static final int COLUMNS_AT_ONCE = 20_000;

    /** Up to so many times as many expected rows all are asked for at once, in the hope that there are no more than may be held: statistics know averages. */
    private static final int WORTH_A_TRY = 2;

    public BoundStatement {
        values = List.copyOf(values);
    }

    /** Nothing is known of the rows but how many there can be. */
    public BoundStatement(SqlStatement statement, List<String> values, long mostRows) {
        this(statement, values, mostRows, mostRows);
    }

    /** The same, of which so many rows are expected. */
    public BoundStatement expecting(double rows) {
        return new BoundStatement(statement, values, mostRows, Math.min(mostRows, Math.round(rows)));
    }

    /** Whether all rows may be fetched at once, as there are few for certain. */
    public boolean isShort() {
        return mostRows <= rowsAtOnce();
    }

    /**
     * Whether all rows may be fetched at once, as there are few as far as is known. They must be asked for by {@link #limited}, and when more than
     * {@link #rowsAtOnce} come, these are not all.
     */
    public boolean isProbablyShort() {
        return isShort()
                || (statement.hasLists() && expectedRows <= WORTH_A_TRY * rowsAtOnce() && !statement.hasTooManyRows());
    }

    /** Rows that are fetched at once, as far as that is a matter of their number. */
    public int rowsAtOnce() {
        return Math.min(AT_ONCE, Math.max(1, COLUMNS_AT_ONCE / Math.max(1, statement.columnCount())));
    }

    /** A text of this statement, with an end to its rows where they may be too many: one more than may be fetched at once. */
    public String limited(String text) {
        return isShort() ? text : text.concat(" LIMIT " + (rowsAtOnce() + 1));
    }

    /** Whether there may be more than one row, so that what is too long together may be short enough one by one. */
    public boolean hasSeveralRows() {
        return mostRows > 1;
    }

    /** Whether rows are to be fetched one by one at first, as they were too long together of late. */
    public boolean hasLongRows() {
        return hasSeveralRows() && statement.hasTooLongRows();
    }

    /** How PostgreSQL runs it with these values, see {@link SqlStatement#explaining}. */
    public BoundStatement explaining() {
        return new BoundStatement(statement.explaining(), values, 1);
    }
}
