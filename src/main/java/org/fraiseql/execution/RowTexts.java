package org.fraiseql.execution;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fraiseql.store.Rows;
import org.jspecify.annotations.Nullable;

/** Rows as the texts of their columns, which stay when the rows are gone. */
final class RowTexts {
    private RowTexts() {}

    static List<List<@Nullable String>> all(Rows rows, int columns) {
        List<List<@Nullable String>> all = new ArrayList<>();
        while (rows.next()) {
            all.add(current(rows, columns));
        }
        return all;
    }

    static List<@Nullable String> current(Rows rows, int columns) {
        List<@Nullable String> row = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            byte @Nullable [] value = rows.column(i);
            row.add(value == null ? null : new String(value, StandardCharsets.UTF_8));
        }
        return row;
    }
}
