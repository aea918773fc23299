package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Nesting;
import org.fraiseql.catalog.Nestings;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Relationship.ColumnPair;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.document.Input;
import org.fraiseql.document.ValueRef;
import org.fraiseql.plan.PlanErrors;
import org.fraiseql.plan.ValueSource;
import org.fraiseql.plan.write.NestedRows.Connected;
import org.fraiseql.plan.write.NestedRows.Created;
import org.fraiseql.plan.write.StepDraft.RowRef;
import org.fraiseql.plan.write.WriteStep.Cells;
import org.fraiseql.plan.write.WriteStep.Returning;

/**
 * Takes nested input apart into steps. All rows of a table that stand at the same place of the input are one step, however many rows they are nested in;
 * only rows with values for other columns need another. One instance plans one root field.
 */
final class NestedSteps {
    private static final ValueSource NULL = new ValueSource.Request(new ValueRef.Null());

    private final NestedPlanner planner;
    private final Nestings nestings;
    private final int maxDepth;
    private final int maxRows;
    private final StepDrafts drafts;
    private int rowCount;

    NestedSteps(NestedPlanner planner, InputPlanner inputs, Nestings nestings, int maxDepth, int maxRows) {
        this.drafts = new StepDrafts(inputs);
        this.planner = planner;
        this.nestings = nestings;
        this.maxDepth = maxDepth;
        this.maxRows = maxRows;
    }

    List<WriteStep> plan(WriteTarget target, List<NewRow> rows, Returning answer) {
        insert(target, rows, Optional.of(answer), 1);
        return drafts.finished();
    }

    private void insert(WriteTarget target, List<NewRow> rows, Optional<Returning> answer, int depth) {
        count(rows.size());
        if (depth > maxDepth) {
            throw NestedErrors.tooDeep(rows.getFirst().path, maxDepth);
        }
        rows.stream().filter(row -> row.onConflict.isPresent()).forEach(row -> checkUpserted(target, row));
        for (Nesting nesting : nestings.of(target)) {
            if (nesting.side() == Nesting.Side.PARENT) {
                parents(target, nesting, rows, depth);
            }
        }
        rows.forEach(row -> planner.checkComplete(target, row));
        drafts.insert(target, rows, answer);
        for (Nesting nesting : nestings.of(target)) {
            switch (nesting.side()) {
                case PARENT -> {}
                case CHILD -> children(target, nesting, rows, depth);
                case JUNCTION -> linked(target, nesting, rows, depth);
            }
        }
    }

    /** Of a row that may be an old one: what refers to it would come to those that do so already. */
    private void checkUpserted(WriteTarget target, NewRow row) {
        for (Nesting nesting : nestings.of(target)) {
            Input given = row.fields.get(nesting.fieldName());
            if (nesting.side() != Nesting.Side.PARENT && given != null && !(given instanceof Input.Null)) {
                throw NestedErrors.inUpsert(row.path + "." + nesting.fieldName());
            }
        }
        boolean hasCondition = row.onConflict
                .filter(input -> input instanceof Input.Fields(var fields)
                        && NestedRows.present(fields, "where").isPresent())
                .isPresent();
        if (hasCondition) {
            throw NestedErrors.conditional(row.path.replaceFirst("\\.create(\\[\\d+])?$", ".onConflict.where"));
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
        NestedRows nested = parentsOf(target, nesting, rows);
        List<ColumnPair> pairs = nesting.relationship().columns();
        if (!nested.created().isEmpty()) {
            WriteTarget parent = written(nesting);
            insert(parent, nested.rows(), Optional.empty(), depth + 1);
            for (Created creation : nested.created()) {
                pairs.forEach(pair -> creation.owner()
                        .supply(written(target, pair.local()), creation.row().value(column(parent, pair.remote()))));
            }
        }
        find(nesting.table(), nested.connected())
                .forEach((connection, row) -> pairs.forEach(pair -> connection
                        .owner()
                        .supply(written(target, pair.local()), row.value(column(nesting.table(), pair.remote())))));
    }

    /** A reference that is given as null is one already: to nothing. */
    private static NestedRows parentsOf(WriteTarget target, Nesting nesting, List<NewRow> rows) {
        NestedRows nested = new NestedRows(nesting);
        for (NewRow row : rows) {
            Input given = row.fields.get(nesting.fieldName());
            if (given == null) {
                continue;
            }
            checkFree(target, row, nesting);
            if (given instanceof Input.Null) {
                nesting.relationship().columns().forEach(pair -> row.supply(written(target, pair.local()), NULL));
            } else {
                nested.addOne(row, given);
            }
        }
        return nested;
    }

    private static void checkFree(WriteTarget target, NewRow row, Nesting nesting) {
        List<WriteColumn> columns = nesting.relationship().columns().stream()
                .map(pair -> written(target, pair.local()))
                .toList();
        String path = row.path + "." + nesting.fieldName();
        if (columns.stream().allMatch(row::isSupplied)) {
            throw NestedErrors.comesByItself(path);
        }
        if (columns.stream().allMatch(row::has)) {
            throw NestedErrors.givenTwice(path, row.given(columns));
        }
    }

    /** What refers to the rows: it comes after them. */
    private void children(WriteTarget target, Nesting nesting, List<NewRow> rows, int depth) {
        NestedRows nested = NestedRows.in(rows, nesting);
        if (!nested.created().isEmpty()) {
            WriteTarget child = written(nesting);
            nested.created().forEach(creation -> refer(child, creation, target, nesting));
            insert(child, nested.rows(), Optional.empty(), depth + 1);
        }
        attach(target, nesting, nested.connected());
    }

    private static void refer(WriteTarget child, Created creation, WriteTarget target, Nesting nesting) {
        List<ColumnPair> pairs = nesting.relationship().columns();
        for (ColumnPair pair : pairs) {
            WriteColumn referring = written(child, pair.remote());
            if (creation.row().isGiven(referring) && pairs.size() == 1) {
                throw NestedErrors.comesByItself(creation.row().path + "." + referring.fieldName());
            }
            creation.row().refer(referring, creation.owner().value(column(target, pair.local())));
        }
    }

    private void attach(WriteTarget target, Nesting nesting, List<Connected> connected) {
        for (ConnectedGroup found : ConnectedGroup.of(nesting.table(), connected)) {
            WriteTarget child = written(nesting);
            ConnectedGroup group = found.asWritten(child);
            List<Cells> values = new ArrayList<>();
            for (ColumnPair pair : nesting.relationship().columns()) {
                List<ValueSource> keys = group.rows().stream()
                        .map(connection -> connection.owner().value(column(target, pair.local())))
                        .toList();
                values.add(Cells.ofSteps(column(child, pair.remote()), keys));
            }
            drafts.attach(child, group, values);
        }
    }

    /** Writes the rows at both ends of a junction, then the rows of the junction that join them. */
    private void linked(WriteTarget target, Nesting nesting, List<NewRow> rows, int depth) {
        NestedRows nested = NestedRows.in(rows, nesting);
        List<ColumnPair> onward = nesting.relationship()
                .through()
                .map(Relationship.Through::onward)
                .orElseThrow(() -> PlanErrors.notValidated(nesting.fieldName() + " has no junction"));
        WriteTarget junction = nesting.junction().orElseThrow();
        List<NewRow> links = new ArrayList<>();
        if (!nested.created().isEmpty()) {
            WriteTarget far = written(nesting);
            insert(far, nested.rows(), Optional.empty(), depth + 1);
            for (Created creation : nested.created()) {
                NewRow link = link(target, nesting, creation.owner(), creation.row().path);
                onward.forEach(pair -> link.give(
                        written(junction, pair.local()), creation.row().value(column(far, pair.remote()))));
                links.add(link);
            }
        }
        find(nesting.table(), nested.connected()).forEach((connection, row) -> {
            NewRow link = link(target, nesting, connection.owner(), connection.path());
            onward.forEach(pair ->
                    link.give(written(junction, pair.local()), row.value(column(nesting.table(), pair.remote()))));
            links.add(link);
        });
        if (!links.isEmpty()) {
            count(links.size());
            drafts.insert(junction, links, Optional.empty());
        }
    }

    private static NewRow link(WriteTarget target, Nesting nesting, NewRow owner, String path) {
        NewRow link = new NewRow(new LinkedHashMap<>(), path);
        WriteTarget junction = nesting.junction().orElseThrow();
        nesting.relationship()
                .columns()
                .forEach(
                        pair -> link.give(written(junction, pair.remote()), owner.value(column(target, pair.local()))));
        return link;
    }

    private Map<Connected, RowRef> find(Table table, List<Connected> connected) {
        List<ConnectedGroup> groups = ConnectedGroup.of(table, connected);
        groups.forEach(group -> count(group.rows().size()));
        return drafts.find(table, groups);
    }

    private static WriteTarget written(Nesting nesting) {
        return nesting.written().orElseThrow(() -> PlanErrors.notValidated(nesting.fieldName() + " can't be written"));
    }

    private static Column column(WriteTarget target, String name) {
        return written(target, name).column();
    }

    /** @param name as it is read */
    private static WriteColumn written(WriteTarget target, String name) {
        return target.columnReadAs(name).orElseThrow(() -> PlanErrors.notValidated(target.name() + "." + name));
    }

    private static Column column(Table table, String name) {
        return table.columnNamed(name).orElseThrow(() -> PlanErrors.notValidated(table.typeName() + "." + name));
    }
}
