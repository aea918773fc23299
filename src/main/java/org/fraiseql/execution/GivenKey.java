package org.fraiseql.execution;

import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.EnumLabel;
import org.jspecify.annotations.Nullable;

/** The value of a key in messages, as the client wrote it. */
final class GivenKey {
    private GivenKey() {}

    static String text(ColumnType type, @Nullable Object value) {
        return type instanceof ColumnType.Enumeration(var names) && value instanceof EnumLabel(String label)
                ? names.nameOf(label)
                : String.valueOf(value);
    }
}
