package org.fraiseql.execution;

import org.fraiseql.catalog.AddedFields;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.Operation;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.cost.CostPlanner;
import org.fraiseql.plan.write.MutationPlan;
import org.fraiseql.plan.write.WritePlanner;
import org.fraiseql.support.CacheStatistics;
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
    private final Observer observer;
    private final PlanCache<CompiledOperation> queries;
    private final PlanCache<CompiledMutation> mutations;

    /** @param added to the catalog's types by beans */
    public CompiledPlans(Catalog catalog, AddedFields added, LimitsConfig limits, Observer observer) {
        this.catalog = catalog;
        this.added = added;
        this.planners = Planners.of(catalog, added, limits, false);
        this.withStrings = Planners.of(catalog, added, limits, true);
        this.costs = new CostPlanner(catalog.statistics());
        this.observer = observer;
        this.queries = new PlanCache<>(limits.maxCachedBytes() / 8 * 3L, PlanWeights::of);
        this.mutations = new PlanCache<>(limits.maxCachedBytes() / 4, PlanWeights::of);
    }

    /** For reads and for writes. */
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
        PreparedOperation operation = request.operation();
        boolean isOfCatalog = operation.rootFieldNames().stream()
                .allMatch(name -> name.equals(TYPENAME) || isOfCatalog(operation.kind(), name));
        return switch (operation.kind()) {
            case QUERY -> query(query(request, bigNumbersAsStrings), isOfCatalog);
            case MUTATION ->
                isOfCatalog
                        ? mutation(mutation(request, bigNumbersAsStrings))
                        : beanMutation(request, bigNumbersAsStrings);
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

    private CompiledRequest beanMutation(PreparedRequest request, boolean bigNumbersAsStrings) {
        PreparedOperation operation = request.operation();
        boolean hasCatalogFields =
                operation.rootFieldNames().stream().anyMatch(name -> isOfCatalog(operation.kind(), name));
        return hasCatalogFields
                ? new CompiledRequest.MixedMutation(mutation(request, bigNumbersAsStrings))
                : new CompiledRequest.BeanMutation();
    }

    private boolean isOfCatalog(PreparedOperation.Kind kind, String fieldName) {
        return switch (kind) {
            case QUERY -> catalog.query(fieldName).isPresent();
            case MUTATION -> catalog.writeModel().hasField(fieldName);
        };
    }

    private CompiledOperation query(PreparedRequest request, boolean bigNumbersAsStrings) {
        return queries.get(request.operation().id(), shape(request, bigNumbersAsStrings), () -> {
            Operation operation = request.read();
            Plan plan = (bigNumbersAsStrings ? withStrings : planners).reads().plan(operation);
            observer.planned(plan);
            return CompiledOperation.of(
                    plan, costs.of(plan), request.operation().shapes(operation, added));
        });
    }

    private static String shape(PreparedRequest request, boolean bigNumbersAsStrings) {
        return bigNumbersAsStrings ? STRINGS + request.shape() : request.shape();
    }

    private CompiledMutation mutation(PreparedRequest request, boolean bigNumbersAsStrings) {
        return mutations.get(request.operation().id(), shape(request, bigNumbersAsStrings), () -> {
            Operation operation = request.read();
            MutationPlan plan =
                    (bigNumbersAsStrings ? withStrings : planners).writes().plan(operation);
            observer.planned(plan);
            return CompiledMutation.of(
                    plan,
                    costs.of(plan),
                    catalog.writeModel().hasDeferrable(),
                    request.operation().shapes(operation, added));
        });
    }

    public CacheStatistics statistics() {
        return queries.statistics().plus(mutations.statistics());
    }
}
