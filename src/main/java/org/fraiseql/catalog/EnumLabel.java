package org.fraiseql.catalog;

/** The value of a database enum inside the engine: its label in the database. Tells data apart from enum values that shape the SQL, such as {@code ASC}. */
public record EnumLabel(String label) {
    @Override
    public String toString() {
        return label;
    }
}
