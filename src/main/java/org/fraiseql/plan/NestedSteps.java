package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.Nesting;
import org.fraiseql.catalog.Nestings;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Relationship.ColumnPair;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.document.Input;
import org.fraiseql.document.ValueRef;
import org.fraiseql.plan.StepDraft.RowRef;
import org.fraiseql.plan.WriteStep.Cells;
import org.fraiseql.plan.WriteStep.Returning;
import org.jspecify.annotations.Nullable;

/**
 * Takes nested input apart into steps. All rows of a table that stand at the same place of the input are one step, however many rows they are nested in;
 * only rows with values for other columns need another. One instance plans one root field.
 */
final class NestedSteps {
    private final NestedPlanner planner;
    private final Nestings nestings;
    private final int maxDepth;
    private final int maxRows;
    private final List<StepDraft> drafts = new ArrayList<>();
    private int rowCount;

    NestedSteps(NestedPlanner planner, Nestings nestings, int maxDepth, int maxRows) {
        this.planner = planner;
        this.nestings = nestings;
        this.maxDepth = maxDepth;
        this.maxRows = maxRows;
    }

    /** An existing row by its key, at a place of the input, for the row that it is nested in. */
    private record Connected(NewRow owner, Map<String, Input> key, String path) {}

    /** A row to create, for the row that it is nested in. */
    private record Created(NewRow owner, NewRow row) {}

    List<WriteStep> plan(WriteTarget target, List<NewRow> rows, Returning answer) {
        insert(target, rows, Optional.of(answer), 1);
        return drafts.stream().map(StepDraft::finished).toList();
    }

    private void insert(WriteTarget target, List<NewRow> rows, Optional<Returning> answer, int depth) {
        count(rows.size());
        if (depth > maxDepth) {
            throw NestedErrors.tooDeep(rows.getFirst().path, maxDepth);
        }
        for (Nesting nesting : nestings.of(target)) {
            if (nesting.side() == Nesting.Side.PARENT) {
                parents(target, nesting, rows, depth);
            }
        }
        rows.forEach(row -> planner.checkComplete(target, row));
        insertRows(target, rows, answer);
        for (Nesting nesting : nestings.of(target)) {
            switch (nesting.side()) {
                case PARENT -> {}
                case CHILD -> children(target, nesting, rows, depth);
                case JUNCTION -> linked(target, nesting, rows, depth);
            }
        }
    }

    private void count(int rows) {
        rowCount += rows;
        if (rowCount > maxRows) {
            throw WriteErrors.tooManyRows(rowCount, maxRows);
        }
    }

    /** What the rows refer to: it has to be there before them. */
    private void parents(WriteTarget target, Nesting nesting, List<NewRow> rows, int depth) {
        List<Created> created = new ArrayList<>();
        List<Connected> connected = new ArrayList<>();
        List<ColumnPair> pairs = nesting.relationship().columns();
        for (NewRow row : rows) {
            Input given = row.fields.get(nesting.fieldName());
            if (given == null) {
                continue;
            }
            checkFree(target, row, nesting);
            if (given instanceof Input.Null) {
                pairs.forEach(pair -> row.supply(target, pair.local(), new ValueRef.Null()));
            } else {
                one(row, nesting, given, created, connected);
            }
        }
        if (!created.isEmpty()) {
            WriteTarget parent = written(nesting);
            insert(parent, created.stream().map(Created::row).toList(), Optional.empty(), depth + 1);
            for (Created pair : created) {
                pairs.forEach(columns -> pair.owner()
                        .supply(target, columns.local(), pair.row().value(column(parent, columns.remote()))));
            }
        }
        Map<Connected, RowRef> found = find(nesting.table(), connected);
        found.forEach((connection, row) -> pairs.forEach(columns -> connection
                .owner()
                .supply(target, columns.local(), row.value(column(nesting.table(), columns.remote())))));
    }

    private static void checkFree(WriteTarget target, NewRow row, Nesting nesting) {
        List<ColumnPair> pairs = nesting.relationship().columns();
        String path = row.path + "." + nesting.fieldName();
        if (pairs.stream().allMatch(pair -> row.supplied.containsKey(pair.local()))) {
            throw NestedErrors.comesByItself(path);
        }
        if (pairs.stream().allMatch(pair -> row.has(target, pair.local()))) {
            throw NestedErrors.givenTwice(path, row.given(target, pairs));
        }
    }

    /** Exactly one of connect and create. */
    private void one(NewRow owner, Nesting nesting, Input given, List<Created> created, List<Connected> connected) {
        String path = owner.path + "." + nesting.fieldName();
        Map<String, Input> fields = Inputs.fields(given, path);
        Optional<Input> create = present(fields, "create");
        Optional<Input> connect = present(fields, "connect");
        if (create.isPresent() == connect.isPresent()) {
            throw NestedErrors.notOne(path, create.isEmpty());
        }
        create.ifPresent(input -> created.add(created(owner, nesting, input, path + ".create")));
        connect.ifPresent(input -> connected.add(connected(owner, nesting, input, path + ".connect")));
    }

    /** Any of them, each a list. */
    private void many(NewRow owner, Nesting nesting, Input given, List<Created> created, List<Connected> connected) {
        String path = owner.path + "." + nesting.fieldName();
        Map<String, Input> fields = Inputs.fields(given, path);
        if (fields.isEmpty()) {
            throw NestedErrors.nothing(path);
        }
        List<Input> creations = items(fields.get("create"), path + ".create");
        for (int i = 0; i < creations.size(); i++) {
            created.add(created(owner, nesting, creations.get(i), path + ".create[" + i + "]"));
        }
        List<Input> connections = items(fields.get("connect"), path + ".connect");
        for (int i = 0; i < connections.size(); i++) {
            connected.add(connected(owner, nesting, connections.get(i), path + ".connect[" + i + "]"));
        }
    }

    private static List<Input> items(@Nullable Input input, String path) {
        return switch (input) {
            case null -> List.of();
            case Input.Items(List<Input> items) -> items;
            case Input.Fields single -> List.of(single);
            case Input.Null absent -> throw WriteErrors.nullItem(path);
            case Input.Leaf leaf -> throw WriteErrors.nullItem(path);
            case Input.Flag flag -> throw PlanErrors.notValidated(path);
            case Input.Choice choice -> throw PlanErrors.notValidated(path);
        };
    }

    private static Optional<Input> present(Map<String, Input> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(input -> !(input instanceof Input.Null));
    }

    private static Created created(NewRow owner, Nesting nesting, Input input, String path) {
        if (!nesting.canCreate()) {
            throw NestedErrors.notOffered(path, nesting.table().typeName());
        }
        return new Created(owner, new NewRow(Inputs.fields(input, path), path));
    }

    private static Connected connected(NewRow owner, Nesting nesting, Input input, String path) {
        if (!nesting.canConnect()) {
            throw NestedErrors.notOffered(path, nesting.table().typeName());
        }
        return new Connected(owner, Inputs.fields(input, path), path);
    }

    private void gather(List<NewRow> rows, Nesting nesting, List<Created> created, List<Connected> connected) {
        for (NewRow row : rows) {
            Input given = row.fields.get(nesting.fieldName());
            if (given instanceof Input.Null) {
                throw WriteErrors.nullItem(row.path + "." + nesting.fieldName());
            }
            if (given == null) {
                continue;
            }
            if (nesting.isToMany()) {
                many(row, nesting, given, created, connected);
            } else {
                one(row, nesting, given, created, connected);
            }
        }
    }

    /** What refers to the rows: it comes after them. */
    private void children(WriteTarget target, Nesting nesting, List<NewRow> rows, int depth) {
        List<Created> created = new ArrayList<>();
        List<Connected> connected = new ArrayList<>();
        gather(rows, nesting, created, connected);
        List<ColumnPair> pairs = nesting.relationship().columns();
        if (!created.isEmpty()) {
            WriteTarget child = written(nesting);
            for (Created creation : created) {
                for (ColumnPair pair : pairs) {
                    if (creation.row().isGiven(child, pair.remote()) && pairs.size() == 1) {
                        throw NestedErrors.comesByItself(creation.row().path + "."
                                + column(child, pair.remote()).fieldName());
                    }
                    creation.row().supplied.put(pair.remote(), creation.owner().value(column(target, pair.local())));
                }
            }
            insert(child, created.stream().map(Created::row).toList(), Optional.empty(), depth + 1);
        }
        attach(target, nesting, connected);
    }

    private void attach(WriteTarget target, Nesting nesting, List<Connected> connected) {
        byKey(nesting.table(), connected).forEach((key, connections) -> {
            WriteTarget child = written(nesting);
            List<Cells> values = new ArrayList<>();
            for (ColumnPair pair : nesting.relationship().columns()) {
                List<ValueRef> refs = connections.stream()
                        .map(connection -> connection.owner().value(column(target, pair.local())))
                        .toList();
                values.add(new Cells(column(child, pair.remote()), kept(refs)));
            }
            List<Cells> keys = keyCells(key, connections);
            draft(paths(connections), List.of(), kept -> new WriteStep.Attach(child, keys, values, kept));
        });
    }

    /** Both sides first, then the rows of the junction that join them. */
    private void linked(WriteTarget target, Nesting nesting, List<NewRow> rows, int depth) {
        List<Created> created = new ArrayList<>();
        List<Connected> connected = new ArrayList<>();
        gather(rows, nesting, created, connected);
        Relationship.Through through = nesting.relationship()
                .through()
                .orElseThrow(() -> PlanErrors.notValidated(nesting.fieldName() + " has no junction"));
        List<NewRow> links = new ArrayList<>();
        if (!created.isEmpty()) {
            WriteTarget far = written(nesting);
            insert(far, created.stream().map(Created::row).toList(), Optional.empty(), depth + 1);
            for (Created creation : created) {
                NewRow link = link(target, nesting, creation.owner(), creation.row().path);
                through.onward()
                        .forEach(pair ->
                                link.supplied.put(pair.local(), creation.row().value(column(far, pair.remote()))));
                links.add(link);
            }
        }
        find(nesting.table(), connected).forEach((connection, row) -> {
            NewRow link = link(target, nesting, connection.owner(), connection.path());
            through.onward()
                    .forEach(
                            pair -> link.supplied.put(pair.local(), row.value(column(nesting.table(), pair.remote()))));
            links.add(link);
        });
        if (!links.isEmpty()) {
            count(links.size());
            insertRows(nesting.junction().orElseThrow(), links, Optional.empty());
        }
    }

    private static NewRow link(WriteTarget target, Nesting nesting, NewRow owner, String path) {
        NewRow link = new NewRow(new LinkedHashMap<>(), path);
        nesting.relationship()
                .columns()
                .forEach(pair -> link.supplied.put(pair.remote(), owner.value(column(target, pair.local()))));
        return link;
    }

    /** Rows with values for the same columns go into one statement. */
    private void insertRows(WriteTarget target, List<NewRow> rows, Optional<Returning> answer) {
        Map<List<String>, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            NewRow row = rows.get(i);
            List<String> columns = target.columns().stream()
                    .filter(row::has)
                    .map(column -> label(column.column(), row))
                    .toList();
            groups.computeIfAbsent(columns, group -> new ArrayList<>()).add(i);
        }
        List<Column> key = answer.map(NestedSteps::key).orElse(List.of());
        for (List<Integer> positions : groups.values()) {
            List<NewRow> group = positions.stream().map(rows::get).toList();
            List<Cells> cells = cells(target, group);
            List<String> paths = group.stream().map(row -> row.path).toList();
            StepDraft draft = draft(
                    paths, key, answer.isPresent(), kept -> new WriteStep.InsertMany(target, cells, positions, kept));
            for (int i = 0; i < group.size(); i++) {
                group.get(i).isWritten(new RowRef(draft, i));
            }
        }
    }

    /** Arrays from the input and arrays that a step gave have not the same form. */
    private static String label(Column column, NewRow row) {
        boolean isGivenAsText = column.type() instanceof ColumnType.Array && row.supplied.containsKey(column.name());
        return isGivenAsText ? column.name() + " as text" : column.name();
    }

    private static List<Column> key(Returning answer) {
        return answer instanceof Returning.Keys(List<Column> columns) ? columns : List.of();
    }

    private static List<Cells> cells(WriteTarget target, List<NewRow> rows) {
        List<Cells> cells = new ArrayList<>();
        NewRow first = rows.getFirst();
        for (WriteColumn column : target.columns()) {
            String name = column.column().name();
            if (!first.has(column)) {
                continue;
            }
            List<ValueRef> refs = new ArrayList<>();
            List<String> arguments = new ArrayList<>();
            for (NewRow row : rows) {
                refs.add(Optional.ofNullable(row.supplied.get(name))
                        .orElseGet(() ->
                                InputPlanner.cell(row.fields.getOrDefault(column.fieldName(), new Input.Null()))));
                arguments.add(row.path + "." + column.fieldName());
            }
            boolean isKept = rows.stream().allMatch(row -> row.supplied.containsKey(name));
            cells.add(new Cells(column.column(), isKept ? kept(refs) : typed(refs, column.column(), arguments)));
        }
        return cells;
    }

    private static Operand typed(List<ValueRef> refs, Column column, List<String> arguments) {
        Operand.Form form = new Operand.Form.Cells(column.type(), arguments);
        return new Operand(new ValueRef.Items(refs), form, arguments.getFirst());
    }

    /** Values that an earlier step has given, as texts. */
    private static Operand kept(List<ValueRef> refs) {
        return new Operand(new ValueRef.Items(refs), new Operand.Form.Cells(WrittenKeys.TEXT), "key");
    }

    /** Existing rows, found by their keys. */
    private Map<Connected, RowRef> find(Table table, List<Connected> connected) {
        Map<Connected, RowRef> found = new LinkedHashMap<>();
        byKey(table, connected).forEach((key, connections) -> {
            count(connections.size());
            List<Cells> cells = keyCells(key, connections);
            List<Column> presence = List.of(key.columns().getFirst());
            StepDraft draft = draft(paths(connections), presence, kept -> new WriteStep.Find(table, cells, kept));
            for (int i = 0; i < connections.size(); i++) {
                found.put(connections.get(i), new RowRef(draft, i));
            }
        });
        return found;
    }

    private static Map<UniqueKey, List<Connected>> byKey(Table table, List<Connected> connected) {
        Map<UniqueKey, List<Connected>> byKey = new LinkedHashMap<>();
        for (Connected connection : connected) {
            byKey.computeIfAbsent(key(table, connection), key -> new ArrayList<>())
                    .add(connection);
        }
        return byKey;
    }

    private static UniqueKey key(Table table, Connected connection) {
        connection.key().forEach((field, input) -> {
            if (input instanceof Input.Null) {
                throw NestedErrors.nullKey(connection.path() + "." + field);
            }
        });
        for (UniqueKey key : table.keys()) {
            Set<String> fields = new LinkedHashSet<>(
                    key.columns().stream().map(Column::fieldName).toList());
            if (fields.equals(connection.key().keySet())) {
                return key;
            }
        }
        List<String> keys = table.keys().stream()
                .map(key -> String.join(
                        ", ", key.columns().stream().map(Column::fieldName).toList()))
                .distinct()
                .toList();
        throw NestedErrors.notAKey(connection.path(), keys);
    }

    private static List<Cells> keyCells(UniqueKey key, List<Connected> connections) {
        List<Cells> cells = new ArrayList<>();
        for (Column column : key.columns()) {
            List<ValueRef> refs = new ArrayList<>();
            List<String> arguments = new ArrayList<>();
            for (Connected connection : connections) {
                refs.add(InputPlanner.cell(connection.key().getOrDefault(column.fieldName(), new Input.Null())));
                arguments.add(connection.path() + "." + column.fieldName());
            }
            cells.add(new Cells(column, typed(refs, column, arguments)));
        }
        return cells;
    }

    private static List<String> paths(List<Connected> connections) {
        return connections.stream().map(Connected::path).toList();
    }

    private StepDraft draft(List<String> paths, List<Column> first, Function<Returning.Kept, WriteStep> step) {
        return draft(paths, first, false, step);
    }

    private StepDraft draft(
            List<String> paths, List<Column> first, boolean isAnswer, Function<Returning.Kept, WriteStep> step) {
        StepDraft draft = new StepDraft("#" + drafts.size(), paths, first, isAnswer, step);
        drafts.add(draft);
        return draft;
    }

    private static WriteTarget written(Nesting nesting) {
        return nesting.written().orElseThrow(() -> PlanErrors.notValidated(nesting.fieldName() + " can't be written"));
    }

    private static Column column(WriteTarget target, String name) {
        return target.columnNamed(name)
                .map(WriteColumn::column)
                .orElseThrow(() -> PlanErrors.notValidated(target.name() + "." + name));
    }

    private static Column column(Table table, String name) {
        return table.columnNamed(name).orElseThrow(() -> PlanErrors.notValidated(table.typeName() + "." + name));
    }
}
