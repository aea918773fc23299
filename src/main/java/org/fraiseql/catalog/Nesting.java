package org.fraiseql.catalog;

import java.util.Optional;

/**
 * A relationship along which rows can be written together with one that is created.
 *
 * @param table the rows at the other end, as they are read
 * @param written the same as they are written, if they can be created or come to refer to the new row
 * @param junction the table that joins both, if there is one
 * @param canCreate whether the rows at the other end can be created
 * @param canConnect whether existing ones can be connected
 */
public record Nesting(
        Relationship relationship,
        Side side,
        Table table,
        Optional<WriteTarget> written,
        Optional<WriteTarget> junction,
        boolean canCreate,
        boolean canConnect) {

    /** Who has to be there first. */
    public enum Side {
        /** The row at the other end: the new row refers to it. */
        PARENT,
        /** The new row: those at the other end refer to it. */
        CHILD,
        /** Both: rows of a third table refer to them. */
        JUNCTION
    }

    public String fieldName() {
        return relationship.fieldName();
    }

    public boolean isToMany() {
        return relationship.cardinality() == Relationship.Cardinality.MANY;
    }
}
