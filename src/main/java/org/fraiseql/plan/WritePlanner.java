package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.MutationField;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.OrderDirection;
import org.fraiseql.catalog.RoutineMutation;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.document.Input;
import org.fraiseql.document.Operation;
import org.fraiseql.document.Selection;
import org.fraiseql.plan.MutationRoot.KeyCell;
import org.fraiseql.plan.MutationRoot.ReadBack;
import org.fraiseql.plan.MutationRoot.Written;
import org.fraiseql.plan.WriteStep.Assignment;
import org.fraiseql.plan.WriteStep.Choice;
import org.fraiseql.plan.WriteStep.Returning;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.LimitsConfig;

/** Resolves a mutation against the catalog (CONTRACT section 4). Pure and thread-safe. */
public final class WritePlanner {
    private final Catalog catalog;
    private final Planner planner;
    private final CallPlanner calls;
    private final NestedPlanner nested;
    private final InputPlanner inputs;

    public WritePlanner(Catalog catalog, Planner planner, LimitsConfig limits) {
        this.catalog = catalog;
        this.planner = planner;
        this.nested = new NestedPlanner(catalog.writing().nestings(), limits.maxDepth(), limits.maxInList());
        this.calls = new CallPlanner(planner);
        this.inputs = new InputPlanner(planner, limits.maxInList());
    }

    /** Plans the root fields that come from the catalog; others belong to beans. */
    public MutationPlan plan(Operation operation) {
        List<MutationRoot> roots = new ArrayList<>();
        for (Selection root : operation.roots()) {
            if (root.isTypename()) {
                roots.add(new MutationRoot.Typename(root.responseKey(), "Mutation"));
            } else {
                catalog.writing().field(root.fieldName()).ifPresent(field -> roots.add(plan(field, root)));
                catalog.writing().routine(root.fieldName()).ifPresent(routine -> roots.add(called(routine, root)));
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
                case CREATE -> create(target, selection);
                case UPSERT -> upsert(target, selection);
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
        if (nested.isNested(target, argument(selection, "input"))) {
            Optional<List<Output>> row = Optional.of(outputs(target, selection.selections()));
            return nested(target, selection, Answering.afterwards(target, row, new WriteAnswer.Row()));
        }
        Answering answering = Answering.row(target, outputs(target, selection.selections()));
        List<Assignment> values = inputs.insertValues(target, argument(selection, "input"), "input");
        WriteStep step = new WriteStep.InsertOne(target, values, Optional.empty(), answering.returning());
        return written(selection, List.of(step), answering, Optional.empty());
    }

    private Written nested(WriteTarget target, Selection selection, Answering answering) {
        List<WriteStep> steps = nested.steps(target, argument(selection, "input"), answering.returning());
        return written(selection, steps, answering, Optional.empty());
    }

    private Written upsert(WriteTarget target, Selection selection) {
        nested.checkNotNested(target, argument(selection, "input"));
        Answering answering = Answering.row(target, outputs(target, selection.selections()));
        List<Assignment> values = inputs.insertValues(target, argument(selection, "input"), "input");
        WriteStep.Conflict conflict = inputs.conflict(
                target, values, Optional.ofNullable(selection.arguments().get("onConflict")));
        WriteStep step = new WriteStep.InsertOne(target, values, Optional.of(conflict), answering.returning());
        return written(selection, List.of(step), answering, Optional.empty());
    }

    private Written update(WriteTarget target, Selection selection) {
        Answering answering = Answering.row(target, outputs(target, selection.selections()));
        List<Assignment> changes = inputs.changes(target, selection);
        WriteStep step = new WriteStep.Update(target, changes, byKey(target, selection), answering.returning());
        return written(selection, List.of(step), answering, Optional.empty());
    }

    private Written delete(WriteTarget target, Selection selection, String answerType) {
        List<Operand> keys = new ArrayList<>();
        for (Column column : identity(target)) {
            keys.add(keyOperand(column, selection));
        }
        AnswerMembers members = AnswerMembers.of(selection, answerType);
        WriteAnswer answer = new WriteAnswer.Deletion(target.table().typeName(), keys, members.members());
        Answering answering =
                Answering.beforeDeletion(target, members.records().map(records -> outputs(target, records)), answer);
        return deleting(target, selection, byKey(target, selection), answering);
    }

    private Written bulkCreate(WriteTarget target, Selection selection, String answerType) {
        if (nested.isNested(target, argument(selection, "input"))) {
            AnswerMembers members = AnswerMembers.of(selection, answerType);
            Optional<List<Output>> records = members.records().map(selected -> outputs(target, selected));
            WriteAnswer answer = new WriteAnswer.Bulk(members.members());
            return nested(target, selection, Answering.afterwards(target, records, answer));
        }
        List<InputPlanner.RowGroup> groups = inputs.rowGroups(target, argument(selection, "input"));
        AnswerMembers members = AnswerMembers.of(selection, answerType);
        Optional<List<Output>> records = members.records().map(selected -> outputs(target, selected));
        Answering answering =
                Answering.bulk(target, records, new WriteAnswer.Bulk(members.members()), groups.size() > 1, true);
        List<WriteStep> steps = new ArrayList<>();
        for (InputPlanner.RowGroup group : groups) {
            steps.add(new WriteStep.InsertMany(target, group.cells(), group.positions(), answering.returning()));
        }
        return written(selection, steps, answering, Optional.empty());
    }

    private Written bulkUpdate(WriteTarget target, Selection selection, String answerType) {
        AnswerMembers members = AnswerMembers.of(selection, answerType);
        Optional<List<Output>> records = members.records().map(selected -> outputs(target, selected));
        Answering answering = Answering.bulk(target, records, new WriteAnswer.Bulk(members.members()), false, false);
        List<Assignment> changes = inputs.changes(target, selection);
        Choice choice = new Choice.Where(condition(target, selection));
        WriteStep step = new WriteStep.Update(target, changes, choice, answering.returning());
        return written(selection, List.of(step), answering, atMost(selection));
    }

    private Written bulkDelete(WriteTarget target, Selection selection, String answerType) {
        AnswerMembers members = AnswerMembers.of(selection, answerType);
        Answering answering = Answering.beforeDeletion(
                target,
                members.records().map(records -> outputs(target, records)),
                new WriteAnswer.Bulk(members.members()));
        return deleting(target, selection, new Choice.Where(condition(target, selection)), answering);
    }

    /** What is to be read is read before it is gone, and locked before it is read. */
    private static Written deleting(WriteTarget target, Selection selection, Choice choice, Answering answering) {
        Optional<Operand> atMost = atMost(selection);
        if (answering.readBack().isEmpty()) {
            return written(
                    selection, List.of(new WriteStep.Delete(target, choice, answering.returning())), answering, atMost);
        }
        Choice locked = new Choice.Keyed(answering.readBack().get().keys());
        List<WriteStep> steps = List.of(
                new WriteStep.Lock(target, choice, answering.returning()),
                new WriteStep.Delete(target, locked, new Returning.Nothing()));
        return new Written(
                selection.responseKey(),
                selection.location(),
                steps,
                answering.readBack(),
                1,
                atMost,
                answering.answer());
    }

    private static Written written(
            Selection selection, List<WriteStep> steps, Answering answering, Optional<Operand> atMost) {
        return new Written(
                selection.responseKey(),
                selection.location(),
                steps,
                answering.readBack(),
                steps.size(),
                atMost,
                answering.answer());
    }

    private List<Output> outputs(WriteTarget target, List<Selection> selections) {
        return planner.outputs(target.table(), selections);
    }

    private static Choice byKey(WriteTarget target, Selection selection) {
        List<Predicate> terms = new ArrayList<>();
        for (Column column : identity(target)) {
            terms.add(new Predicate.Compare(column, Operator.EQ, List.of(keyOperand(column, selection))));
        }
        return new Choice.ByKey(Predicate.and(terms));
    }

    private static Operand keyOperand(Column column, Selection selection) {
        return Operands.value(argument(selection, column.fieldName()), column.type(), column.fieldName());
    }

    private static List<Column> identity(WriteTarget target) {
        return target.identity()
                .map(UniqueKey::columns)
                .orElseThrow(() -> PlanErrors.notValidated(target.table().typeName() + " has no key"));
    }

    /** Every row is written only if that is said. */
    private Predicate condition(WriteTarget target, Selection selection) {
        Map<String, Input> arguments = selection.arguments();
        Predicate condition = planner.condition(target.table(), Optional.ofNullable(arguments.get("where")));
        boolean all = arguments.get("all") instanceof Input.Flag(boolean flag) && flag;
        if (condition.equals(Predicate.ALWAYS) && !all) {
            throw WriteErrors.emptyCondition(selection.fieldName());
        }
        if (all && !condition.equals(Predicate.ALWAYS)) {
            throw WriteErrors.allAndCondition();
        }
        return condition;
    }

    private static Optional<Operand> atMost(Selection selection) {
        return Optional.ofNullable(selection.arguments().get("atMost"))
                .filter(given -> !(given instanceof Input.Null))
                .map(given -> Operands.of(given, new Operand.Form.RowCount(false), "atMost"));
    }

    private static Input argument(Selection selection, String name) {
        Input input = selection.arguments().get(name);
        if (input == null) {
            throw PlanErrors.notValidated("an argument is missing: " + name);
        }
        return input;
    }

    /** The response keys of an answer's members, and what is selected of its records, if anything is. */
    private record AnswerMembers(List<WriteAnswer.Member> members, Optional<List<Selection>> records) {
        static AnswerMembers of(Selection selection, String answerType) {
            Map<String, WriteAnswer.Part> parts = new LinkedHashMap<>();
            Optional<List<Selection>> records = Optional.empty();
            for (Selection member : selection.selections()) {
                boolean isRecords = member.fieldName().equals("record")
                        || member.fieldName().equals("records");
                if (isRecords) {
                    if (records.isPresent() && !records.get().equals(member.selections())) {
                        throw WriteErrors.recordsTwice(member.fieldName());
                    }
                    records = Optional.of(member.selections());
                }
                parts.put(member.responseKey(), part(member, answerType));
            }
            List<WriteAnswer.Member> members = new ArrayList<>();
            parts.forEach((key, part) -> members.add(new WriteAnswer.Member(key, part)));
            return new AnswerMembers(members, records);
        }

        private static WriteAnswer.Part part(Selection member, String typeName) {
            return switch (member.fieldName()) {
                case Selection.TYPENAME -> new WriteAnswer.Part.Typename(typeName);
                case "success" -> new WriteAnswer.Part.Success();
                case "message" -> new WriteAnswer.Part.Message();
                case "record", "records" -> new WriteAnswer.Part.Records();
                default -> new WriteAnswer.Part.Count();
            };
        }
    }

    /** How the rows come into the answer: the statement gives them itself, or they are read back by key. */
    private record Answering(Returning returning, Optional<ReadBack> readBack, WriteAnswer answer) {

        static Answering row(WriteTarget target, List<Output> outputs) {
            return of(target, Optional.of(outputs), new WriteAnswer.Row(), !target.isTouchedLater(), true);
        }

        static Answering bulk(
                WriteTarget target,
                Optional<List<Output>> records,
                WriteAnswer answer,
                boolean hasGroups,
                boolean inOrderOfKeys) {
            boolean mayReturn = !hasGroups && inOrderOfKeys && !target.isTouchedLater();
            return of(target, records, answer, mayReturn, inOrderOfKeys);
        }

        static Answering beforeDeletion(WriteTarget target, Optional<List<Output>> records, WriteAnswer answer) {
            return of(target, records, answer, answer instanceof WriteAnswer.Deletion, false);
        }

        /** Read when all is written that is nested in the rows. */
        static Answering afterwards(WriteTarget target, Optional<List<Output>> records, WriteAnswer answer) {
            return of(target, records, answer, false, true);
        }

        private static Answering of(
                WriteTarget target,
                Optional<List<Output>> records,
                WriteAnswer answer,
                boolean mayReturn,
                boolean inOrderOfKeys) {
            if (records.isEmpty()) {
                return new Answering(new Returning.Nothing(), Optional.empty(), answer);
            }
            List<Output> outputs = records.get();
            boolean isFlat = target.isReadItself() && outputs.stream().allMatch(Answering::isFlat);
            if (isFlat && (mayReturn || target.identity().isEmpty())) {
                return new Answering(new Returning.Rows(outputs), Optional.empty(), answer);
            }
            List<Column> key = target.identity()
                    .map(UniqueKey::columns)
                    .orElseThrow(
                            () -> WriteErrors.noKeyToReadBack(target.table().typeName()));
            List<KeyCell> cells = new ArrayList<>();
            for (int i = 0; i < key.size(); i++) {
                cells.add(new KeyCell(key.get(i), WrittenKeys.operand(i)));
            }
            List<OrderTerm> order = new ArrayList<>();
            if (!inOrderOfKeys) {
                key.stream()
                        .filter(column -> column.type().isOrdered())
                        .forEach(column -> order.add(new OrderTerm(List.of(), column, OrderDirection.ASC)));
            }
            ReadPlan read = new ReadPlan(target.table(), outputs, Predicate.ALWAYS, order, Page.ALL);
            return new Answering(
                    new Returning.Keys(key), Optional.of(new ReadBack(read, cells, inOrderOfKeys)), answer);
        }

        private static boolean isFlat(Output output) {
            return switch (output) {
                case Output.Value value -> true;
                case Output.Composite composite -> true;
                case Output.Typename typename -> true;
                case Output.One one -> false;
                case Output.Many many -> false;
            };
        }
    }
}
