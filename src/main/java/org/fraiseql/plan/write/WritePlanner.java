package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.MutationField;
import org.fraiseql.catalog.RoutineMutation;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.document.Input;
import org.fraiseql.document.Operation;
import org.fraiseql.document.Selection;
import org.fraiseql.plan.ConditionLimit;
import org.fraiseql.plan.ErrorLocation;
import org.fraiseql.plan.KeyArguments;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Output;
import org.fraiseql.plan.PlanErrors;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.write.MutationRoot.Written;
import org.fraiseql.plan.write.WriteStep.Assignment;
import org.fraiseql.plan.write.WriteStep.Cells;
import org.fraiseql.plan.write.WriteStep.Returning;
import org.fraiseql.plan.write.WriteStep.TargetRows;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.LimitsConfig;

/** Resolves a mutation against the catalog (docs/mutations.md). Pure and thread-safe. */
public final class WritePlanner {
    private final Catalog catalog;
    private final Planner planner;
    private final CallPlanner calls;
    private final NestedPlanner nested;
    private final InputPlanner inputs;
    private final TargetRowsPlanner targetRows;
    private final int maxConditions;

    public WritePlanner(Catalog catalog, Planner planner, LimitsConfig limits) {
        this.catalog = catalog;
        this.planner = planner;
        this.calls = new CallPlanner(planner);
        this.inputs = new InputPlanner(planner, limits.maxInList());
        this.nested = new NestedPlanner(inputs, catalog.writeModel().nestings(), limits.maxDepth(), limits.maxInList());
        this.targetRows = new TargetRowsPlanner(planner);
        this.maxConditions = limits.maxConditions();
    }

    /** Plans the root fields that come from the catalog; others belong to beans. */
    public MutationPlan plan(Operation operation) {
        ConditionLimit.check(operation, maxConditions);
        List<MutationRoot> roots = new ArrayList<>();
        for (Selection root : operation.roots()) {
            if (root.isTypename()) {
                roots.add(new MutationRoot.Typename(root.responseKey(), "Mutation"));
            } else {
                catalog.writeModel().field(root.fieldName()).ifPresent(field -> roots.add(plan(field, root)));
                catalog.writeModel().routine(root.fieldName()).ifPresent(routine -> roots.add(called(routine, root)));
            }
        }
        return new MutationPlan(roots);
    }

    private MutationRoot called(RoutineMutation routine, Selection selection) {
        try {
            return calls.plan(routine, selection);
        } catch (EngineException e) {
            throw e.under(selection.responseKey(), selection.location());
        }
    }

    private MutationRoot plan(MutationField field, Selection selection) {
        WriteTarget target = field.target();
        try {
            return switch (field.form()) {
                case CREATE ->
                    target.table().isReadable()
                            ? create(target, selection)
                            : createUnread(target, selection, field.answerType());
                case UPSERT -> upsert(target, selection);
                case BULK_UPSERT -> bulkUpsert(target, selection, field.answerType());
                case UPDATE -> update(target, selection);
                case DELETE -> delete(target, selection, field.answerType());
                case BULK_CREATE -> bulkCreate(target, selection, field.answerType());
                case BULK_UPDATE -> bulkUpdate(target, selection, field.answerType());
                case BULK_DELETE -> bulkDelete(target, selection, field.answerType());
            };
        } catch (EngineException e) {
            throw e.under(selection.responseKey(), selection.location());
        }
    }

    private Written create(WriteTarget target, Selection selection) {
        Input input = newRow(target, selection);
        if (nested.isNested(target, input)) {
            Optional<List<Output>> row = Optional.of(outputs(target, selection));
            return nested(target, selection, ReturnStrategy.afterwards(target, row, new MutationPayload.Row()));
        }
        ReturnStrategy answering = ReturnStrategy.row(target, outputs(target, selection));
        List<Assignment> values = inputs.insertValues(target, input, "input");
        WriteStep step = new WriteStep.InsertOne(target, values, Optional.empty(), answering.returning());
        return written(selection, List.of(step), answering, Optional.empty());
    }

    private Written createUnread(WriteTarget target, Selection selection, String answerType) {
        List<Assignment> values = inputs.insertValues(target, newRow(target, selection), "input");
        ReturnStrategy counted = ReturnStrategy.bulk(
                target,
                Optional.empty(),
                new MutationPayload.Bulk(
                        PayloadSelection.of(selection, answerType).members()),
                false,
                true);
        WriteStep step = new WriteStep.InsertOne(target, values, Optional.empty(), counted.returning());
        return written(selection, List.of(step), counted, Optional.empty());
    }

    /** A row that takes no values needs no input. */
    private static Input newRow(WriteTarget target, Selection selection) {
        Input given = selection.arguments().get("input");
        boolean isNone = given == null || given instanceof Input.Null;
        return isNone && !target.takesInput() ? new Input.Fields(new LinkedHashMap<>()) : argument(selection, "input");
    }

    private Written nested(WriteTarget target, Selection selection, ReturnStrategy answering) {
        List<WriteStep> steps = nested.steps(target, argument(selection, "input"), answering.returning());
        return written(selection, steps, answering, Optional.empty());
    }

    private Written upsert(WriteTarget target, Selection selection) {
        nested.checkNotNested(target, argument(selection, "input"));
        ReturnStrategy answering = ReturnStrategy.row(target, outputs(target, selection));
        List<Assignment> values = inputs.insertValues(target, argument(selection, "input"), "input");
        List<Column> given = values.stream().map(Assignment::column).toList();
        WriteStep.Conflict conflict = inputs.conflict(target, given, onConflict(selection));
        WriteStep step = new WriteStep.InsertOne(target, values, Optional.of(conflict), answering.returning());
        return written(selection, List.of(step), answering, Optional.empty());
    }

    private static Optional<Input> onConflict(Selection selection) {
        return Optional.ofNullable(selection.arguments().get("onConflict"));
    }

    private Written bulkUpsert(WriteTarget target, Selection selection, String answerType) {
        nested.checkNotNested(target, argument(selection, "input"));
        List<InputPlanner.RowGroup> groups = inputs.rowGroups(target, argument(selection, "input"));
        boolean isOneByOne = groups.stream()
                .anyMatch(group -> conflict(target, group, selection).givesWhatMayNotBeRead(target));
        if (isOneByOne) {
            groups = inputs.singleRows(target, argument(selection, "input"));
        }
        PayloadSelection members = PayloadSelection.of(selection, answerType);
        ReturnStrategy answering = ReturnStrategy.bulk(
                target, outputs(target, members), new MutationPayload.Bulk(members.members()), groups.size() > 1, true);
        List<WriteStep> steps = new ArrayList<>();
        List<List<Column>> given = new ArrayList<>();
        for (InputPlanner.RowGroup group : groups) {
            WriteStep.Conflict conflict = conflict(target, group, selection);
            List<Column> columns = group.cells().stream().map(Cells::column).toList();
            if (!given.contains(columns)) {
                given.add(columns);
            }
            steps.add(new WriteStep.InsertMany(
                    target,
                    group.cells(),
                    group.positions(),
                    Optional.of(conflict),
                    isOneByOne ? Optional.of(given.indexOf(columns)) : Optional.empty(),
                    isOneByOne ? telling(answering.returning(), conflict.tellingRows(target)) : answering.returning()));
        }
        return written(selection, steps, answering, Optional.empty());
    }

    /** Which rows were met has to be known, even if nothing of them is asked for. */
    private static Returning telling(Returning asked, List<Column> key) {
        return asked instanceof Returning.Nothing ? new Returning.Keys(key) : asked;
    }

    private WriteStep.Conflict conflict(WriteTarget target, InputPlanner.RowGroup group, Selection selection) {
        List<Column> given = group.cells().stream().map(WriteStep.Cells::column).toList();
        return inputs.conflict(target, given, onConflict(selection));
    }

    private Written update(WriteTarget target, Selection selection) {
        ReturnStrategy answering = ReturnStrategy.row(target, outputs(target, selection));
        List<Assignment> changes = inputs.changes(target, selection);
        WriteStep step = new WriteStep.Update(
                target, changes, TargetRowsPlanner.byKey(target, selection), answering.returning());
        return written(selection, List.of(step), answering, Optional.empty());
    }

    private Written delete(WriteTarget target, Selection selection, String answerType) {
        List<Operand> keys = new ArrayList<>();
        for (Column column : TargetRowsPlanner.identity(target)) {
            keys.add(KeyArguments.operandOfMutation(column, selection));
        }
        PayloadSelection members = PayloadSelection.of(selection, answerType);
        MutationPayload answer = new MutationPayload.Deletion(target.table().entityName(), keys, members.members());
        ReturnStrategy answering = ReturnStrategy.beforeDeletion(target, outputs(target, members), answer);
        return deleting(target, selection, TargetRowsPlanner.byKey(target, selection), answering);
    }

    private Written bulkCreate(WriteTarget target, Selection selection, String answerType) {
        if (nested.isNested(target, argument(selection, "input"))) {
            PayloadSelection members = PayloadSelection.of(selection, answerType);
            Optional<List<Output>> records = outputs(target, members);
            MutationPayload answer = new MutationPayload.Bulk(members.members());
            return nested(target, selection, ReturnStrategy.afterwards(target, records, answer));
        }
        List<InputPlanner.RowGroup> groups = inputs.rowGroups(target, argument(selection, "input"));
        PayloadSelection members = PayloadSelection.of(selection, answerType);
        Optional<List<Output>> records = outputs(target, members);
        ReturnStrategy answering = ReturnStrategy.bulk(
                target, records, new MutationPayload.Bulk(members.members()), groups.size() > 1, true);
        List<WriteStep> steps = new ArrayList<>();
        for (InputPlanner.RowGroup group : groups) {
            steps.add(new WriteStep.InsertMany(target, group.cells(), group.positions(), answering.returning()));
        }
        return written(selection, steps, answering, Optional.empty());
    }

    private Written bulkUpdate(WriteTarget target, Selection selection, String answerType) {
        PayloadSelection members = PayloadSelection.of(selection, answerType);
        Optional<List<Output>> records = outputs(target, members);
        ReturnStrategy answering =
                ReturnStrategy.bulk(target, records, new MutationPayload.Bulk(members.members()), false, false);
        List<Assignment> changes = inputs.changes(target, selection);
        TargetRows rows = targetRows.where(target, selection);
        WriteStep step = new WriteStep.Update(target, changes, rows, answering.returning());
        return written(selection, List.of(step), answering, TargetRowsPlanner.atMost(selection));
    }

    private Written bulkDelete(WriteTarget target, Selection selection, String answerType) {
        PayloadSelection members = PayloadSelection.of(selection, answerType);
        ReturnStrategy answering = ReturnStrategy.beforeDeletion(
                target, outputs(target, members), new MutationPayload.Bulk(members.members()));
        return deleting(target, selection, targetRows.where(target, selection), answering);
    }

    /** Deletes rows. If their values are asked for, they are locked, then read, then deleted. */
    private static Written deleting(
            WriteTarget target, Selection selection, TargetRows rows, ReturnStrategy answering) {
        Optional<Operand> atMost = TargetRowsPlanner.atMost(selection);
        if (answering.readBack().isEmpty()) {
            return written(
                    selection, List.of(new WriteStep.Delete(target, rows, answering.returning())), answering, atMost);
        }
        TargetRows locked =
                new TargetRows.Keyed(KeySlots.cells(target.writtenBy().orElse(TargetRowsPlanner.identity(target))));
        List<WriteStep> steps = List.of(
                new WriteStep.Lock(target, rows, answering.returning()),
                new WriteStep.Delete(target, locked, new Returning.Positions()));
        return written(selection, steps, 1, answering, atMost);
    }

    private static Written written(
            Selection selection, List<WriteStep> steps, ReturnStrategy answering, Optional<Operand> atMost) {
        return written(selection, steps, steps.size(), answering, atMost);
    }

    /** @param readAfter after how many of the steps the rows are read back */
    private static Written written(
            Selection selection,
            List<WriteStep> steps,
            int readAfter,
            ReturnStrategy answering,
            Optional<Operand> atMost) {
        return new Written(
                selection.responseKey(),
                selection.location(),
                steps,
                answering.readBack(),
                readAfter,
                atMost,
                answering.answer());
    }

    private List<Output> outputs(WriteTarget target, Selection row) {
        return planner.outputs(target.table(), row.selections(), ErrorLocation.root(row));
    }

    private Optional<List<Output>> outputs(WriteTarget target, PayloadSelection members) {
        return members.records().map(records -> planner.outputs(target.table(), records.selections(), records.place()));
    }

    private static Input argument(Selection selection, String name) {
        Input input = selection.arguments().get(name);
        if (input == null) {
            throw PlanErrors.notValidated("an argument is missing: " + name);
        }
        return input;
    }
}
