package org.fraiseql.plan.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Relationship.ColumnPair;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.document.Input;
import org.fraiseql.plan.ValueSource;
import org.fraiseql.plan.write.StepDraft.RowRef;

/** A row that is going to be inserted, while what it refers to is being found out. */
final class NewRow {
    final Map<String, Input> fields;
    final String path;
    /** Columns whose values come from other rows, by their names in the database. */
    final Map<String, ValueSource> supplied = new LinkedHashMap<>();

    private Optional<RowRef> written = Optional.empty();

    NewRow(Map<String, Input> fields, String path) {
        this.fields = fields;
        this.path = path;
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
        return supplied.containsKey(column.column().name()) || fields.containsKey(column.fieldName());
    }

    boolean has(WriteTarget target, String column) {
        return supplied.containsKey(column) || isGiven(target, column);
    }

    boolean isGiven(WriteTarget target, String column) {
        return target.columnNamed(column)
                .map(WriteColumn::fieldName)
                .filter(fields::containsKey)
                .isPresent();
    }

    /** The given fields among those of the columns at this end. */
    List<String> given(WriteTarget target, List<ColumnPair> pairs) {
        return pairs.stream()
                .map(ColumnPair::local)
                .flatMap(column -> target.columnNamed(column).stream())
                .map(WriteColumn::fieldName)
                .filter(fields::containsKey)
                .toList();
    }

    /** A column that has a value already keeps it: keys may share columns, and the database checks that they agree. */
    void supply(WriteTarget target, String column, ValueSource value) {
        if (!has(target, column)) {
            supplied.put(column, value);
        }
    }
}
