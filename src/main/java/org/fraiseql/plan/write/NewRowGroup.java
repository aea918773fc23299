package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.document.Input;
import org.fraiseql.plan.Operands;
import org.fraiseql.plan.ValueSource;
import org.fraiseql.plan.write.WriteStep.Cells;

/**
 * Rows with values for the same columns, and the same to happen where they meet others, which one statement inserts.
 *
 * @param positions where the rows stand among those that were grouped
 */
record NewRowGroup(List<NewRow> rows, List<Integer> positions) {
    NewRowGroup {
        rows = List.copyOf(rows);
        positions = List.copyOf(positions);
    }

    static List<NewRowGroup> of(WriteTarget target, List<NewRow> rows) {
        Map<List<Object>, List<Integer>> positionsByColumns = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            NewRow row = rows.get(i);
            List<Object> columns = new ArrayList<>();
            columns.add(row.onConflict);
            target.columns().stream().filter(row::has).forEach(column -> columns.add(label(column, row)));
            positionsByColumns
                    .computeIfAbsent(columns, group -> new ArrayList<>())
                    .add(i);
        }
        return positionsByColumns.values().stream()
                .map(positions ->
                        new NewRowGroup(positions.stream().map(rows::get).toList(), positions))
                .toList();
    }

    /** The same rows, each for itself. */
    List<NewRowGroup> singleRows() {
        List<NewRowGroup> groups = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            groups.add(new NewRowGroup(List.of(rows.get(i)), List.of(positions.get(i))));
        }
        return groups;
    }

    /** Arrays from the input and arrays that a step gave have not the same form. */
    private static String label(WriteColumn column, NewRow row) {
        String name = column.column().name();
        boolean isGivenAsText = column.column().type() instanceof ColumnType.Array && row.isSupplied(column);
        return isGivenAsText ? name + " as text" : name;
    }

    List<Cells> cells(WriteTarget target) {
        NewRow first = rows.getFirst();
        return target.columns().stream().filter(first::has).map(this::cells).toList();
    }

    private Cells cells(WriteColumn column) {
        List<ValueSource> values = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (NewRow row : rows) {
            values.add(row.supplied(column).orElseGet(() -> given(row, column)));
            arguments.add(row.path + "." + column.fieldName());
        }
        boolean isOfSteps = rows.stream().allMatch(row -> row.isSupplied(column));
        return isOfSteps ? Cells.ofSteps(column.column(), values) : Cells.given(column.column(), values, arguments);
    }

    private static ValueSource given(NewRow row, WriteColumn column) {
        Input input = row.fields.getOrDefault(column.fieldName(), new Input.Null());
        return new ValueSource.Request(Operands.data(input));
    }

    Optional<Input> onConflict() {
        return rows.getFirst().onConflict;
    }

    List<String> paths() {
        return rows.stream().map(row -> row.path).toList();
    }
}
