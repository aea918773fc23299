package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.plan.write.NestedRows.Connected;
import org.fraiseql.plan.write.StepDraft.RowRef;
import org.fraiseql.plan.write.WriteStep.Cells;
import org.fraiseql.plan.write.WriteStep.Returning;

/** The steps of one root field in the order in which they run, while later ones may still ask for columns of earlier ones. */
final class StepDrafts {
    private final List<StepDraft> drafts = new ArrayList<>();
    private final InputPlanner inputs;

    StepDrafts(InputPlanner inputs) {
        this.inputs = inputs;
    }

    List<WriteStep> finished() {
        return drafts.stream().map(StepDraft::finished).toList();
    }

    /** Inserts rows with as few statements as they allow. From then on their columns can be asked for. */
    void insert(WriteTarget target, List<NewRow> rows, Optional<Returning> answer) {
        for (NewRowGroup group : NewRowGroup.of(target, rows)) {
            Optional<WriteStep.Conflict> conflict = conflict(target, group);
            boolean isOneByOne = conflict.filter(found -> found.givesWhatMayNotBeRead(target))
                    .isPresent();
            List<Column> key = answer.map(StepDrafts::key)
                    .or(() -> conflict.filter(found -> isOneByOne).map(found -> found.tellingRows(target)))
                    .orElse(List.of());
            Optional<Integer> apart = isOneByOne ? Optional.of(drafts.size()) : Optional.empty();
            for (NewRowGroup part : isOneByOne ? group.singleRows() : List.of(group)) {
                List<Cells> cells = part.cells(target);
                StepDraft draft = add(
                        part.paths(),
                        key,
                        answer.isPresent(),
                        output -> new WriteStep.InsertMany(target, cells, part.positions(), conflict, apart, output));
                for (int i = 0; i < part.rows().size(); i++) {
                    part.rows().get(i).isWritten(new RowRef(draft, i));
                }
            }
        }
    }

    /** A row that is there comes to refer to the one that it is nested in, whatever else is changed. */
    private Optional<WriteStep.Conflict> conflict(WriteTarget target, NewRowGroup group) {
        return group.onConflict().map(onConflict -> {
            List<Column> given = group.cells(target).stream().map(Cells::column).toList();
            WriteStep.Conflict conflict = inputs.conflict(target, given, Optional.of(onConflict));
            NewRow first = group.rows().getFirst();
            List<WriteColumn> moving = first.referring().stream()
                    .filter(column -> !conflict.key().columns().contains(column.column()))
                    .toList();
            moving.stream().filter(column -> !column.updatable()).findFirst().ifPresent(column -> {
                throw NestedErrors.notMoved(first.path, column.fieldName());
            });
            return conflict.changing(moving.stream().map(WriteColumn::column).toList());
        });
    }

    /** Finds existing rows by their keys. */
    Map<Connected, RowRef> find(Table table, List<ConnectedGroup> groups) {
        Map<Connected, RowRef> found = new LinkedHashMap<>();
        for (ConnectedGroup group : groups) {
            List<Cells> cells = group.cells();
            // a column of the key is NULL only where there is no such row
            List<Column> presence = List.of(group.key().columns().getFirst());
            StepDraft draft = add(group.paths(), presence, false, output -> new WriteStep.Find(table, cells, output));
            for (int i = 0; i < group.rows().size(); i++) {
                found.put(group.rows().get(i), new RowRef(draft, i));
            }
        }
        return found;
    }

    /** Lets existing rows refer to others. @param values the columns by which they do */
    void attach(WriteTarget target, ConnectedGroup group, List<Cells> values) {
        List<Cells> keys = group.cells();
        add(group.paths(), List.of(), false, output -> new WriteStep.Attach(target, keys, values, output));
    }

    private static List<Column> key(Returning answer) {
        return answer instanceof Returning.Keys(List<Column> columns) ? columns : List.of();
    }

    private StepDraft add(
            List<String> paths, List<Column> first, boolean isAnswer, Function<Returning.StepOutput, WriteStep> step) {
        StepDraft draft = new StepDraft(drafts.size(), paths, first, isAnswer, step);
        drafts.add(draft);
        return draft;
    }
}
