package org.fraiseql.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fraiseql.catalog.AddedFields;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.document.InputCoercion;
import org.fraiseql.document.Operation;
import org.fraiseql.document.OperationId;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.RowConditions;
import org.fraiseql.plan.cost.CostPlanner;
import org.fraiseql.plan.write.MutationPlan;
import org.fraiseql.plan.write.WritePlanner;
import org.fraiseql.sql.StatementTag;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.RetainedBytes;
import org.fraiseql.support.config.LimitsConfig;

/** Compiles requests for one catalog, each plan once for an operation and a shape of its variables. Thread-safe. */
public final class CompiledPlans {
    private static final String TYPENAME = "__typename";
    /** Before the shape of variables of a request whose big numbers are answered as strings; no shape begins so. */
    private static final String STRINGS = "strings ";

    private final Catalog catalog;
    private final AddedFields added;
    private final Planners planners;
    private final Planners withStrings;
    private final CostPlanner costs;
    private final boolean tagsStatements;
    private final Observer observer;
    private final PlanCache<CompiledOperation> queries;
    private final PlanCache<CompiledMutation> mutations;
    private final PlanCache<NamedRelations> named;
    private final Map<SqlName, Table> tables = new LinkedHashMap<>();

    /**
     * @param added to the catalog's types by beans
     * @param tagsStatements whether statements say which operation they are for
     */
    public CompiledPlans(
            Catalog catalog, AddedFields added, LimitsConfig limits, boolean tagsStatements, Observer observer) {
        this.catalog = catalog;
        this.added = added;
        this.planners = Planners.of(catalog, added, limits, false);
        this.withStrings = Planners.of(catalog, added, limits, true);
        this.costs = new CostPlanner(catalog.statistics());
        this.tagsStatements = tagsStatements;
        this.observer = observer;
        this.queries = new PlanCache<>(limits.maxCachedBytes() / 8 * 3L, PlanWeights::of);
        this.mutations = new PlanCache<>(limits.maxCachedBytes() / 4, PlanWeights::of);
        this.named = new PlanCache<>(limits.maxCachedBytes() / 64, NamedRelations::retainedBytes);
        catalog.tables().values().stream()
                .filter(Table::isReadable)
                .forEach(table -> tables.put(table.readFrom(), table));
    }

    /** Which relations the plan of an operation names: only their rows can have conditions. */
    private record NamedRelations(List<SqlName> names) {
        long retainedBytes() {
            return RetainedBytes.COLLECTION + (long) RetainedBytes.OBJECT * names.size();
        }
    }

    /** A request with all its values, and what was compiled for them. */
    public record Conditioned(PreparedRequest request, CompiledRequest compiled) {}

    /**
     * Compiles a request whose rows have to meet conditions of the application's. Operations of which only the values differ, those of the conditions too, have
     * the same plan.
     */
    public Conditioned compile(
            PreparedRequest request, boolean bigNumbersAsStrings, Interception interception, InputCoercion coercion) {
        NamedRelations relations = named.get(request.operation().id(), request.shape(), () -> {
            RequestConditions.Named seen = new RequestConditions.Named();
            if (request.operation().kind() == PreparedOperation.Kind.QUERY) {
                planned(request, planners, seen);
            } else {
                written(request, planners, seen);
            }
            return new NamedRelations(seen.names());
        });
        RequestConditions conditions = new RequestConditions(tables, coercion, interception);
        PreparedRequest bound = conditions.bind(request, relations.names());
        return new Conditioned(
                bound, compile(bound, bigNumbersAsStrings, () -> conditions.planned(bound, planners.reads())));
    }

    /** The planners of reads and of writes. */
    private record Planners(Planner reads, WritePlanner writes) {
        static Planners of(Catalog catalog, AddedFields added, LimitsConfig limits, boolean bigNumbersAsStrings) {
            Planner reads = new Planner(catalog, added, limits, bigNumbersAsStrings);
            return new Planners(reads, new WritePlanner(catalog, reads, limits));
        }
    }

    /**
     * @param bigNumbersAsStrings whether {@code BigInt} and {@code Decimal} are answered as strings, whatever the configuration says
     * @throws org.fraiseql.support.EngineException when a value that belongs to the plan is wrong, or a limit is exceeded
     */
    public CompiledRequest compile(PreparedRequest request, boolean bigNumbersAsStrings) {
        return compile(request, bigNumbersAsStrings, () -> RowConditions.NONE);
    }

    /** @param conditions asked for when there is no plan yet */
    private CompiledRequest compile(
            PreparedRequest request, boolean bigNumbersAsStrings, Supplier<RowConditions> conditions) {
        PreparedOperation operation = request.operation();
        boolean isOfCatalog = operation.rootFieldNames().stream()
                .allMatch(name -> name.equals(TYPENAME) || isOfCatalog(operation.kind(), name));
        return switch (operation.kind()) {
            case QUERY -> query(query(request, bigNumbersAsStrings, conditions), isOfCatalog);
            case MUTATION ->
                isOfCatalog
                        ? mutation(mutation(request, bigNumbersAsStrings, conditions))
                        : beanMutation(request, bigNumbersAsStrings, conditions);
        };
    }

    private static CompiledRequest query(CompiledOperation operation, boolean isOfCatalog) {
        if (operation.isAssembled()) {
            return new CompiledRequest.AssembledQuery(operation, isOfCatalog);
        }
        return isOfCatalog ? new CompiledRequest.Query(operation) : new CompiledRequest.BeanQuery(operation);
    }

    private static CompiledRequest mutation(CompiledMutation mutation) {
        return mutation.shapes().isEmpty()
                ? new CompiledRequest.Mutation(mutation)
                : new CompiledRequest.MixedMutation(mutation);
    }

    private CompiledRequest beanMutation(
            PreparedRequest request, boolean bigNumbersAsStrings, Supplier<RowConditions> conditions) {
        PreparedOperation operation = request.operation();
        boolean hasCatalogFields =
                operation.rootFieldNames().stream().anyMatch(name -> isOfCatalog(operation.kind(), name));
        return hasCatalogFields
                ? new CompiledRequest.MixedMutation(mutation(request, bigNumbersAsStrings, conditions))
                : new CompiledRequest.BeanMutation();
    }

    /** Whether it has any field of the catalog's. */
    public boolean asksCatalog(PreparedOperation operation) {
        return operation.rootFieldNames().stream().anyMatch(name -> isOfCatalog(operation.kind(), name));
    }

    private boolean isOfCatalog(PreparedOperation.Kind kind, String fieldName) {
        return switch (kind) {
            case QUERY -> catalog.query(fieldName).isPresent();
            case MUTATION -> catalog.writeModel().hasField(fieldName);
        };
    }

    private CompiledOperation query(
            PreparedRequest request, boolean bigNumbersAsStrings, Supplier<RowConditions> conditions) {
        return queries.get(
                request.operation().id(),
                shape(request, bigNumbersAsStrings),
                () -> planned(request, bigNumbersAsStrings ? withStrings : planners, conditions.get()));
    }

    private CompiledOperation planned(PreparedRequest request, Planners planning, RowConditions conditions) {
        Operation operation = request.read();
        Plan plan = planning.reads().plan(operation);
        observer.planned(plan);
        return CompiledOperation.of(plan, costs.of(plan), request.operation().shapes(operation, added), conditions)
                .tagged(tag(request));
    }

    private StatementTag tag(PreparedRequest request) {
        OperationId id = request.operation().id();
        return tagsStatements ? StatementTag.of(id.operationName(), id.documentHash()) : StatementTag.NONE;
    }

    private static String shape(PreparedRequest request, boolean bigNumbersAsStrings) {
        return bigNumbersAsStrings ? STRINGS + request.shape() : request.shape();
    }

    private CompiledMutation mutation(
            PreparedRequest request, boolean bigNumbersAsStrings, Supplier<RowConditions> conditions) {
        return mutations.get(
                request.operation().id(),
                shape(request, bigNumbersAsStrings),
                () -> written(request, bigNumbersAsStrings ? withStrings : planners, conditions.get()));
    }

    private CompiledMutation written(PreparedRequest request, Planners planning, RowConditions conditions) {
        Operation operation = request.read();
        MutationPlan plan = planning.writes().plan(operation);
        observer.planned(plan);
        return CompiledMutation.of(
                        plan,
                        costs.of(plan),
                        catalog.writeModel().hasDeferrable(),
                        request.operation().shapes(operation, added),
                        conditions)
                .tagged(tag(request));
    }

    public CacheStatistics statistics() {
        return queries.statistics().plus(mutations.statistics());
    }
}
