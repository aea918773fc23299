package org.fraiseql.catalog;

import java.util.Optional;

/**
 * A column as an input has it.
 *
 * @param readAs the name of the column that shows it where rows are read
 * @param readable whether statements that write may read it, as ON CONFLICT and changes by the value that is there do
 * @param required NOT NULL without a default, so that a new row needs a value
 */
public record WriteColumn(
        Column column,
        Optional<String> readAs,
        boolean readable,
        boolean insertable,
        boolean updatable,
        boolean required) {
    /** Whether it can be changed by the value that it has. */
    public boolean isChangeable() {
        return updatable && readable;
    }

    public String fieldName() {
        return column.fieldName();
    }
}
