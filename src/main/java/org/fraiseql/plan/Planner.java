package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.AddedFields;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.CompositeType;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Relationship.Cardinality;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.RowFunction;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.document.Input;
import org.fraiseql.document.Operation;
import org.fraiseql.document.Selection;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.LimitsConfig;

/** Resolves an operation against the catalog. Pure and thread-safe. */
public final class Planner {
    private final Catalog catalog;
    private final LimitsConfig limits;
    private final WherePlanner wherePlanner;
    private final OrderPlanner orderPlanner;
    private final DocumentPlanner documentPlanner;
    private final boolean bigNumbersAsStrings;
    private final AddedFields added;

    public Planner(Catalog catalog, LimitsConfig limits) {
        this(catalog, limits, false);
    }

    /** @param bigNumbersAsStrings whether {@code BigInt} and {@code Decimal} are answered as strings, whatever the catalog says */
    public Planner(Catalog catalog, LimitsConfig limits, boolean bigNumbersAsStrings) {
        this(catalog, AddedFields.NONE, limits, bigNumbersAsStrings);
    }

    /** @param added fields of others, for which the columns of rows are read */
    public Planner(Catalog catalog, AddedFields added, LimitsConfig limits, boolean bigNumbersAsStrings) {
        this.added = added;
        this.bigNumbersAsStrings = bigNumbersAsStrings;
        this.catalog = catalog;
        this.limits = limits;
        this.wherePlanner = new WherePlanner(catalog, limits.maxWhereDepth());
        this.orderPlanner = new OrderPlanner(catalog, limits.maxWhereDepth());
        this.documentPlanner = new DocumentPlanner(catalog, added, bigNumbersAsStrings);
    }

    /** Plans the root fields that come from the catalog; others belong to beans or to introspection. */
    public Plan plan(Operation operation) {
        ConditionLimit.check(operation, limits.maxConditions());
        List<RootPlan> roots = new ArrayList<>();
        for (Selection root : operation.roots()) {
            if (root.isTypename()) {
                roots.add(new RootPlan.Typename(root.responseKey(), "Query"));
            } else {
                catalog.query(root.fieldName())
                        .ifPresent(field -> roots.add(plan(field, root, ErrorLocation.root(root))));
            }
        }
        return new Plan(roots);
    }

    private RootPlan plan(RootField field, Selection selection, ErrorLocation place) {
        try {
            return switch (field) {
                case RootField.ByKey(var name, Table table, UniqueKey key) ->
                    new RootPlan.One(
                            selection.responseKey(), byKey(table, key, selection, place), selection.location());
                case RootField.ListOf(var name, Table table) ->
                    new RootPlan.Many(
                            selection.responseKey(),
                            list(table, Optional.empty(), selection, place),
                            selection.location());
                case RootField.RowsOf(var name, Routine routine, Table table) -> rows(routine, table, selection, place);
                case RootField.ValueOf(var name, Routine routine, ColumnType type) ->
                    new RootPlan.Value(
                            selection.responseKey(),
                            call(routine, selection),
                            shown(type),
                            routine.returnsSet(),
                            selection.location());
            };
        } catch (EngineException e) {
            throw e.under(selection.responseKey(), selection.location());
        }
    }

    private ReadPlan byKey(Table table, UniqueKey key, Selection selection, ErrorLocation place) {
        Predicate condition = KeyArguments.condition(key.columns(), selection);
        return new ReadPlan(table, outputs(table, selection.selections(), place), condition, List.of(), Page.ALL);
    }

    private RootPlan rows(Routine routine, Table table, Selection selection, ErrorLocation place) {
        RoutineCall call = call(routine, selection);
        if (routine.returnsSet()) {
            return new RootPlan.Many(
                    selection.responseKey(), list(table, Optional.of(call), selection, place), selection.location());
        }
        List<Output> outputs = outputs(table, selection.selections(), place);
        // a function that finds nothing gives a row of NULLs, which is no row
        ReadPlan read = new ReadPlan(table, Optional.of(call), outputs, Predicate.ALWAYS, List.of(), Page.ALL);
        return new RootPlan.One(selection.responseKey(), read, selection.location());
    }

    public static RoutineCall call(Routine routine, Selection selection) {
        List<RoutineCall.Given> given = new ArrayList<>();
        for (Routine.Argument argument : routine.arguments()) {
            argument(argument, Optional.ofNullable(selection.arguments().get(argument.fieldName())))
                    .ifPresent(given::add);
        }
        checkPositions(routine, given);
        return new RoutineCall(routine, given);
    }

    /** Empty when the function's default serves. */
    private static Optional<RoutineCall.Given> argument(Routine.Argument argument, Optional<Input> input) {
        if (input.isEmpty()) {
            return switch (argument.absence()) {
                case REFUSED -> throw PlanErrors.notValidated("an argument is missing: " + argument.fieldName());
                case DEFAULT -> Optional.empty();
                case NULL -> Optional.of(new RoutineCall.Given(argument, Optional.empty()));
                case EMPTY_LIST -> Optional.of(given(argument, new Input.Items(List.of())));
            };
        }
        return Optional.of(
                input.get() instanceof Input.Null
                        ? new RoutineCall.Given(argument, Optional.empty())
                        : given(argument, input.get()));
    }

    private static RoutineCall.Given given(Routine.Argument argument, Input input) {
        return new RoutineCall.Given(
                argument, Optional.of(Operands.value(input, argument.type(), ArgumentPath.of(argument.fieldName()))));
    }

    /** Arguments without names can only be left out at the end. */
    private static void checkPositions(Routine routine, List<RoutineCall.Given> given) {
        for (int i = 0; i < given.size(); i++) {
            Routine.Argument expected = routine.arguments().get(i);
            Routine.Argument argument = given.get(i).argument();
            if (argument.name().isEmpty() && !argument.equals(expected)) {
                throw PlanErrors.argumentNeeded(ArgumentPath.of(expected.fieldName()), argument.fieldName());
            }
        }
    }

    public ReadPlan list(Table table, Optional<RoutineCall> call, Selection selection, ErrorLocation place) {
        Map<String, Input> arguments = selection.arguments();
        Predicate condition =
                wherePlanner.plan(table, Optional.ofNullable(arguments.get("where")), place.argument("where"));
        Page page = new Page(
                Operands.rowCount(Optional.ofNullable(arguments.get("limit")), true, place),
                Operands.rowCount(Optional.ofNullable(arguments.get("offset")), false, place));
        if (limits.maxLimit().isPresent() && page.limit().isEmpty()) {
            throw PlanErrors.limitNeeded(
                    selection.fieldName(),
                    place.argument("limit"),
                    limits.maxLimit().getAsInt());
        }
        List<OrderTerm> order = orderPlanner.plan(
                table, Optional.ofNullable(arguments.get("orderBy")), place.argument("orderBy"), page.isPaged());
        return new ReadPlan(
                table, call, outputs(table, selection.selections(), place.ofRows()), condition, order, page);
    }

    public Predicate condition(Table table, Optional<Input> where, ArgumentPath argument) {
        return wherePlanner.plan(table, where, argument);
    }

    /** @param place of the field that has the selections */
    public List<Output> outputs(Table table, List<Selection> selections, ErrorLocation place) {
        Map<String, Output> outputs = new LinkedHashMap<>();
        for (Selection selection : selections) {
            Optional<List<Column>> needed = added.columns(table.typeName(), selection.fieldName());
            if (needed.isPresent()) {
                needed.get().stream()
                        .map(column -> new Output.Value(AddedFields.key(column), column))
                        .forEach(column -> outputs.put(column.key(), column));
            } else {
                outputs.put(selection.responseKey(), output(table, selection, place));
            }
        }
        return new ArrayList<>(outputs.values());
    }

    /** What is selected of a document that is no column of a table. @param typeName of the object that has it as a field */
    public DocumentNode.Member.Field document(String typeName, DocumentKey key, Selection selection) {
        return documentPlanner.field(typeName, selection.fieldName(), key, true, selection);
    }

    /** The type in whose form a value is answered. */
    public ColumnType shown(ColumnType type) {
        return bigNumbersAsStrings ? type.withBigNumbersAsStrings() : type;
    }

    private Output value(String key, Column given, Selection selection) {
        Column column = bigNumbersAsStrings ? given.withType(shown(given.type())) : given;
        return switch (column.type()) {
            case ColumnType.Composite(CompositeType type) -> composite(key, column, false, type, selection);
            case ColumnType.Array(ColumnType.Composite(CompositeType type), var name) ->
                composite(key, column, true, type, selection);
            case ColumnType.Array array -> new Output.Value(key, column);
            case ColumnType.Scalar scalar -> new Output.Value(key, column);
            case ColumnType.Enumeration enumeration -> new Output.Value(key, column);
            case ColumnType.Range range -> new Output.Value(key, column);
            case ColumnType.Document document ->
                throw new IllegalArgumentException("documents have a planner of their own");
        };
    }

    private Output composite(String key, Column column, boolean isList, CompositeType type, Selection selection) {
        List<Output> outputs = new ArrayList<>();
        for (Selection inner : selection.selections()) {
            if (inner.isTypename()) {
                outputs.add(new Output.Typename(inner.responseKey(), type.typeName()));
                continue;
            }
            Column attribute = type.attribute(inner.fieldName())
                    .orElseThrow(() -> PlanErrors.notValidated(type.typeName() + "." + inner.fieldName()));
            outputs.add(value(inner.responseKey(), attribute, inner));
        }
        return new Output.Composite(key, column, isList, outputs);
    }

    private Output output(Table table, Selection selection, ErrorLocation place) {
        String key = selection.responseKey();
        if (selection.isTypename()) {
            return new Output.Typename(key, table.typeName());
        }
        Optional<Column> column = table.column(selection.fieldName());
        if (column.isPresent()) {
            Column found = column.get();
            return found.document()
                    .<Output>map(document -> documentPlanner.plan(table.typeName(), found, document, selection))
                    .orElseGet(() -> value(key, found, selection));
        }
        Optional<RowFunction> function = table.function(selection.fieldName());
        if (function.isPresent()) {
            return called(key, function.get(), selection, place);
        }
        Relationship relationship = table.relationship(selection.fieldName())
                .orElseThrow(() -> PlanErrors.notValidated(table.typeName() + "." + selection.fieldName()));
        Table target = catalog.table(relationship.target());
        return relationship.cardinality() == Cardinality.ONE
                ? new Output.One(
                        key, relationship, target, outputs(target, selection.selections(), place.below(selection)))
                : new Output.Many(key, relationship, list(target, Optional.empty(), selection, place.below(selection)));
    }

    private Output called(String key, RowFunction function, Selection selection, ErrorLocation place) {
        RoutineCall call = call(function.routine(), selection);
        return switch (function) {
            case RowFunction.ValueOf(var routine, ColumnType type) -> new Output.Called(key, call, shown(type));
            case RowFunction.RowsOf(Routine routine, String typeName) -> {
                Table target = catalog.table(typeName);
                ErrorLocation below = place.below(selection);
                yield routine.returnsSet()
                        ? new Output.CalledMany(key, list(target, Optional.of(call), selection, below))
                        : new Output.CalledOne(key, call, target, outputs(target, selection.selections(), below));
            }
        };
    }
}
