package org.fraiseql.sql;

import org.fraiseql.catalog.Relationship;

/** How the rows of a list belong to the rows above. */
sealed interface Link {
    /** A list whose columns refer to the row above; the columns have the names that they have outside of it. */
    record ByColumns(Relationship relationship) implements Link {}

    /**
     * A list of the rows that a function gives for the row above.
     *
     * @param row what the whole row is called outside of the rows above
     * @param mayBeAbsent whether it is the row at another end, which may be missing
     */
    record ByCall(String row, boolean mayBeAbsent) implements Link {}
}
