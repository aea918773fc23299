package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.document.Input;
import org.fraiseql.plan.ValueSource;
import org.fraiseql.plan.write.StepDraft.RowRef;

/** A row that is going to be inserted, while what it refers to is being found out. */
final class NewRow {
    final Map<String, Input> fields;
    final String path;
    /** What happens when there is such a row already. */
    final Optional<Input> onConflict;
    /** Columns whose values come from other rows, by their names where they are written. */
    private final Map<String, ValueSource> supplied = new LinkedHashMap<>();

    /** The columns by which it refers to the row that it is nested in. */
    private final List<WriteColumn> referring = new ArrayList<>();

    private Optional<RowRef> written = Optional.empty();

    NewRow(Map<String, Input> fields, String path) {
        this(fields, path, Optional.empty());
    }

    NewRow(Map<String, Input> fields, String path, Optional<Input> onConflict) {
        this.fields = fields;
        this.path = path;
        this.onConflict = onConflict;
    }

    void isWritten(RowRef ref) {
        written = Optional.of(ref);
    }

    /** The value of a column after the insertion. */
    ValueSource value(Column column) {
        return written.orElseThrow(() -> new IllegalStateException(path + " is not written yet"))
                .value(column);
    }

    boolean has(WriteColumn column) {
        return isSupplied(column) || fields.containsKey(column.fieldName());
    }

    boolean isSupplied(WriteColumn column) {
        return supplied.containsKey(column.column().name());
    }

    Optional<ValueSource> supplied(WriteColumn column) {
        return Optional.ofNullable(supplied.get(column.column().name()));
    }

    boolean isGiven(WriteColumn column) {
        return fields.containsKey(column.fieldName());
    }

    /** The given fields among those of these columns. */
    List<String> given(List<WriteColumn> columns) {
        return columns.stream()
                .map(WriteColumn::fieldName)
                .filter(fields::containsKey)
                .toList();
    }

    /** A column that has a value already keeps it: keys may share columns, and the database checks that they agree. */
    void supply(WriteColumn column, ValueSource value) {
        if (!has(column)) {
            give(column, value);
        }
    }

    /** Sets the column that refers to the row in which this one is nested. */
    void refer(WriteColumn column, ValueSource value) {
        referring.add(column);
        give(column, value);
    }

    List<WriteColumn> referring() {
        return List.copyOf(referring);
    }

    /** Whatever value it has. */
    void give(WriteColumn column, ValueSource value) {
        supplied.put(column.column().name(), value);
    }
}
