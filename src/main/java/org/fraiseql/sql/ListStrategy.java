package org.fraiseql.sql;

/** How one statement gets at the rows of lists within lists. Both give the same rows in the same order. */
public enum ListStrategy {
    /** The children of each row, for which an index is needed. */
    BY_ROW,
    /** The children of all rows of a level at once. */
    BY_LEVEL
}
