package org.fraiseql.catalog.read;

import java.util.List;

/** What {@code @type {…}} says of a value, as it is written. */
sealed interface ShapeNode {
    boolean isNullable();

    record Named(String typeName, boolean isNullable) implements ShapeNode {}

    record ListOf(ShapeNode item, boolean isNullable) implements ShapeNode {}

    record Fields(List<Field> fields, boolean isNullable) implements ShapeNode {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /** @param isExact whether the key stands in quotes, and so has this spelling only */
    record Field(String key, boolean isExact, ShapeNode value) {}
}
