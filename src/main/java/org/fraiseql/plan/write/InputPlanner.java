package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnOrKeyName;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.UpdateOp;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.document.Input;
import org.fraiseql.document.Selection;
import org.fraiseql.document.UniformRows;
import org.fraiseql.document.ValueRef;
import org.fraiseql.plan.ArgumentPath;
import org.fraiseql.plan.Inputs;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Operands;
import org.fraiseql.plan.PlanErrors;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.Predicate;
import org.fraiseql.plan.write.WriteStep.Assignment;
import org.fraiseql.plan.write.WriteStep.Cells;
import org.fraiseql.plan.write.WriteStep.Change;
import org.fraiseql.plan.write.WriteStep.Conflict;
import org.jspecify.annotations.Nullable;

/** Turns the inputs of mutations into values of columns, in the order of the columns, so that equal inputs give equal SQL. */
final class InputPlanner {
    private static final ColumnType TEXT_ARRAY = textArray();
    private static final ColumnType INTEGER = new ColumnType.Scalar(PgScalar.INT4, new SqlName("pg_catalog", "int4"));

    private final Planner planner;
    private final int maxRows;

    InputPlanner(Planner planner, int maxRows) {
        this.planner = planner;
        this.maxRows = maxRows;
    }

    /** Rows that have values for the same columns, and where they stand in the input. */
    record RowGroup(List<Cells> cells, List<Integer> positions) {}

    List<Assignment> insertValues(WriteTarget target, Input input, String path) {
        return assignments(target, Inputs.fields(input, path), path);
    }

    List<RowGroup> rowGroups(WriteTarget target, Input input) {
        List<Input> rows = rows(input);
        if (rows.size() > maxRows) {
            throw WriteErrors.tooManyRows(rows.size(), maxRows);
        }
        if (input instanceof Input.Items items && items.uniformRows().isPresent()) {
            return List.of(group(target, items.uniformRows().get()));
        }
        Map<Set<String>, List<Integer>> positionsByColumns = new LinkedHashMap<>();
        List<Map<String, Input>> fields = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Input> row = Inputs.fields(rows.get(i), "input[" + i + "]");
            fields.add(row);
            positionsByColumns
                    .computeIfAbsent(new LinkedHashSet<>(row.keySet()), columns -> new ArrayList<>())
                    .add(i);
        }
        List<RowGroup> groups = new ArrayList<>();
        positionsByColumns.forEach((columns, positions) -> groups.add(group(target, columns, positions, fields)));
        return groups;
    }

    private static List<Input> rows(Input input) {
        return switch (input) {
            case Input.Items(List<Input> items) -> items;
            case Input.Fields single -> List.of(single);
            case Input.Null absent -> throw WriteErrors.nullItem("input");
            case Input.Leaf leaf -> throw WriteErrors.nullItem("input");
            case Input.Flag flag -> throw PlanErrors.notValidated("input");
            case Input.EnumValue value -> throw PlanErrors.notValidated("input");
        };
    }

    private static RowGroup group(WriteTarget target, UniformRows rows) {
        Set<String> names = rows.keys();
        List<Cells> cells = new ArrayList<>();
        for (WriteColumn column : target.columns()) {
            if (names.contains(column.fieldName())) {
                cells.add(cells(column, rows.column(column.fieldName())));
            }
        }
        return new RowGroup(cells, IntStream.range(0, rows.size()).boxed().toList());
    }

    private static Cells cells(WriteColumn column, ValueRef values) {
        Operand.Form form = new Operand.Form.Cells(column.column().type());
        return new Cells(
                column.column(),
                new Operand(values, form, ArgumentPath.of("input." + column.fieldName())).of(column.column()));
    }

    private static RowGroup group(
            WriteTarget target, Set<String> names, List<Integer> positions, List<Map<String, Input>> rows) {
        List<Cells> cells = new ArrayList<>();
        for (WriteColumn column : target.columns()) {
            if (!names.contains(column.fieldName())) {
                continue;
            }
            List<ValueRef> values = new ArrayList<>();
            for (int position : positions) {
                values.add(Operands.data(rows.get(position).getOrDefault(column.fieldName(), new Input.Null())));
            }
            cells.add(cells(column, new ValueRef.Items(values)));
        }
        return new RowGroup(cells, positions);
    }

    private static List<Assignment> assignments(WriteTarget target, Map<String, Input> fields, String path) {
        List<Assignment> assignments = new ArrayList<>();
        for (WriteColumn column : target.columns()) {
            Input input = fields.get(column.fieldName());
            if (input != null) {
                String argument = path + "." + column.fieldName();
                Change change = input instanceof Input.Null
                        ? new Change.ToNull()
                        : new Change.To(Operands.value(input, column.column().type(), ArgumentPath.of(argument))
                                .of(column.column()));
                assignments.add(new Assignment(column.column(), change));
            }
        }
        return assignments;
    }

    /** {@code input} and {@code ops} of an update. */
    List<Assignment> changes(WriteTarget target, Selection selection) {
        Map<String, Input> arguments = selection.arguments();
        List<Assignment> changes =
                new ArrayList<>(assignments(target, present(arguments.get("input"), "input"), "input"));
        present(arguments.get("ops"), "ops").forEach((name, columns) -> {
            UpdateOp op = op(name);
            String path = "ops." + name;
            present(columns, path).forEach((field, input) -> changes.add(by(target, op, field, input, path)));
        });
        if (changes.isEmpty()) {
            throw WriteErrors.noChange(selection.fieldName());
        }
        Set<Column> changed = new LinkedHashSet<>();
        for (Assignment change : changes) {
            if (!changed.add(change.column())) {
                throw WriteErrors.changedTwice(change.column().fieldName());
            }
        }
        return changes;
    }

    private static Map<String, Input> present(@Nullable Input input, String path) {
        return input == null || input instanceof Input.Null ? new LinkedHashMap<>() : Inputs.fields(input, path);
    }

    private static UpdateOp op(String name) {
        for (UpdateOp op : UpdateOp.values()) {
            if (op.graphQLName().equals(name)) {
                return op;
            }
        }
        throw PlanErrors.notValidated("ops." + name.toLowerCase(Locale.ROOT));
    }

    private static Assignment by(WriteTarget target, UpdateOp op, String field, Input input, String path) {
        Column column = target.column(field)
                .map(WriteColumn::column)
                .orElseThrow(() -> PlanErrors.notValidated(path + "." + field));
        if (input instanceof Input.Null) {
            throw WriteErrors.nullItem(path + "." + field);
        }
        ColumnType type =
                switch (op) {
                    case INCREMENT, MULTIPLY, APPEND, PREPEND -> column.type();
                    case DELETE_KEY, DELETE_AT_PATH -> TEXT_ARRAY;
                    case DELETE_ELEMENT -> INTEGER;
                };
        return new Assignment(
                column, new Change.By(op, Operands.value(input, type, ArgumentPath.of(path + "." + field))));
    }

    /** @param given the columns that have values */
    Conflict conflict(WriteTarget target, Collection<Column> given, Optional<Input> onConflict) {
        return conflict(target, new LinkedHashSet<>(given), onConflict);
    }

    /** Each row for itself: of several, PostgreSQL does not say which of them met one that is there. */
    List<RowGroup> singleRows(WriteTarget target, Input input) {
        List<RowGroup> groups = new ArrayList<>();
        List<Input> rows = rows(input);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Input> row = Inputs.fields(rows.get(i), "input[" + i + "]");
            RowGroup group = group(target, new LinkedHashSet<>(row.keySet()), List.of(0), List.of(row));
            groups.add(new RowGroup(group.cells(), List.of(i)));
        }
        return groups;
    }

    private Conflict conflict(WriteTarget target, Set<Column> given, Optional<Input> onConflict) {
        Map<String, Input> fields = present(onConflict.orElse(null), "onConflict");
        UniqueKey key = key(target, fields.get("constraint"), given);
        List<String> keyFields = fieldNames(key);
        if (!given.containsAll(key.columns())) {
            throw WriteErrors.keyNotGiven(target.nameOf(key), keyFields);
        }
        Predicate condition = planner.condition(
                target.table(), Optional.ofNullable(fields.get("where")), ArgumentPath.of("onConflict.where"));
        List<Column> update = updated(target, fields.get("update"), given, keyFields);
        return new Conflict(key, update, condition);
    }

    /** The key that is named; otherwise the primary key if it is given, or the only other key that is. */
    private static UniqueKey key(WriteTarget target, @Nullable Input constraint, Set<Column> given) {
        if (constraint instanceof Input.EnumValue(ColumnOrKeyName named)) {
            return target.keyNamed(named.name()).orElseThrow(() -> PlanErrors.notValidated("onConflict.constraint"));
        }
        List<UniqueKey> candidates = target.arbiters().stream()
                .filter(key -> given.containsAll(key.columns()))
                .toList();
        Optional<UniqueKey> primary =
                candidates.stream().filter(UniqueKey::primary).findFirst();
        if (primary.isPresent() || candidates.size() == 1) {
            return primary.orElseGet(candidates::getFirst);
        }
        if (candidates.isEmpty()) {
            UniqueKey first = target.arbiters().getFirst();
            throw WriteErrors.keyNotGiven(target.nameOf(first), fieldNames(first));
        }
        throw WriteErrors.severalKeysGiven(
                candidates.stream().map(target::nameOf).toList());
    }

    private static List<String> fieldNames(UniqueKey key) {
        return key.columns().stream().map(Column::fieldName).toList();
    }

    /** When nothing is to change, the key is set to itself, so that the row is answered. */
    private static List<Column> updated(
            WriteTarget target, @Nullable Input update, Set<Column> given, List<String> keyFields) {
        List<Column> columns = new ArrayList<>();
        if (update instanceof Input.Items(List<Input> items)) {
            for (Input item : items) {
                if (item instanceof Input.EnumValue(ColumnOrKeyName named)) {
                    target.column(named.name()).map(WriteColumn::column).ifPresent(columns::add);
                }
            }
            return columns;
        }
        given.stream()
                .filter(column -> !keyFields.contains(column.fieldName()))
                .filter(column -> target.column(column.fieldName())
                        .filter(WriteColumn::updatable)
                        .isPresent())
                .forEach(columns::add);
        return columns;
    }

    private static ColumnType textArray() {
        ColumnType text = new ColumnType.Scalar(PgScalar.TEXT_, new SqlName("pg_catalog", "text"));
        return new ColumnType.Array(text, new SqlName("pg_catalog", "_text"));
    }
}
