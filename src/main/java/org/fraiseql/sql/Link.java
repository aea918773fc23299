package org.fraiseql.sql;

import org.fraiseql.catalog.Relationship;

/** How the rows of a list belong to the rows above. */
sealed interface Link {
    /** By columns, called as they are outside of the rows above. */
    record ByColumns(Relationship relationship) implements Link {}

    /**
     * They are what a function gives for the row above.
     *
     * @param row what the whole row is called outside of the rows above
     * @param mayBeAbsent whether it is the row at another end, which may be missing
     */
    record ByCall(String row, boolean mayBeAbsent) implements Link {}
}
