package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.document.Input;
import org.fraiseql.plan.Operands;
import org.fraiseql.plan.ValueSource;
import org.fraiseql.plan.write.NestedRows.Connected;
import org.fraiseql.plan.write.WriteStep.Cells;

/** Existing rows that are given by the same key of their table, so that one statement finds them all. */
record ConnectedGroup(UniqueKey key, List<Connected> rows) {
    ConnectedGroup {
        rows = List.copyOf(rows);
    }

    static List<ConnectedGroup> of(Table table, List<Connected> connected) {
        Map<UniqueKey, List<Connected>> byKey = new LinkedHashMap<>();
        for (Connected connection : connected) {
            byKey.computeIfAbsent(key(table, connection), key -> new ArrayList<>())
                    .add(connection);
        }
        List<ConnectedGroup> groups = new ArrayList<>();
        byKey.forEach((key, rows) -> groups.add(new ConnectedGroup(key, rows)));
        return groups;
    }

    /** The key whose fields are exactly those that are given. */
    private static UniqueKey key(Table table, Connected connection) {
        connection.key().forEach((field, input) -> {
            if (input instanceof Input.Null) {
                throw NestedErrors.nullKey(connection.path() + "." + field);
            }
        });
        for (UniqueKey key : table.keys()) {
            Set<String> fields = new LinkedHashSet<>(fieldNames(key));
            if (fields.equals(connection.key().keySet())) {
                return key;
            }
        }
        List<String> keys = table.keys().stream()
                .map(key -> String.join(", ", fieldNames(key)))
                .distinct()
                .toList();
        throw NestedErrors.notAKey(connection.path(), keys);
    }

    /** By the columns of the key where rows are written. */
    ConnectedGroup asWritten(WriteTarget target) {
        List<Column> columns = Optional.ofNullable(target.writtenKeys().get(key))
                .orElseThrow(() -> NestedErrors.severalRows(
                        rows.getFirst().path(), target.table().typeName()));
        return new ConnectedGroup(new UniqueKey(key.name(), key.primary(), columns), rows);
    }

    private static List<String> fieldNames(UniqueKey key) {
        return key.columns().stream().map(Column::fieldName).toList();
    }

    /** The values of the key's columns. */
    List<Cells> cells() {
        List<Cells> cells = new ArrayList<>();
        for (Column column : key.columns()) {
            List<ValueSource> values = new ArrayList<>();
            List<String> arguments = new ArrayList<>();
            for (Connected row : rows) {
                Input input = row.key().getOrDefault(column.fieldName(), new Input.Null());
                values.add(new ValueSource.Request(Operands.data(input)));
                arguments.add(row.path() + "." + column.fieldName());
            }
            cells.add(Cells.given(column, values, arguments));
        }
        return cells;
    }

    List<String> paths() {
        return rows.stream().map(Connected::path).toList();
    }
}
