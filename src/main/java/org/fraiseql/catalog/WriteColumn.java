package org.fraiseql.catalog;

/**
 * A column as an input has it.
 *
 * @param required NOT NULL without a default, so that a new row needs a value
 */
public record WriteColumn(Column column, boolean insertable, boolean updatable, boolean required) {
    public String fieldName() {
        return column.fieldName();
    }
}
