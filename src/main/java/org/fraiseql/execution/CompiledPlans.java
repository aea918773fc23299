package org.fraiseql.execution;

import org.fraiseql.catalog.Catalog;
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
    private final Planners planners;
    private final Planners withStrings;
    private final CostPlanner costs;
    private final Observer observer;
    private final PlanCache<CompiledOperation> queries;
    private final PlanCache<CompiledMutation> mutations;

    public CompiledPlans(Catalog catalog, LimitsConfig limits, Observer observer) {
        this.catalog = catalog;
        this.planners = Planners.of(catalog, limits, false);
        this.withStrings = Planners.of(catalog, limits, true);
        this.costs = new CostPlanner(catalog.statistics());
        this.observer = observer;
        this.queries = new PlanCache<>(limits.maxCachedBytes() / 8 * 3L, PlanWeights::of);
        this.mutations = new PlanCache<>(limits.maxCachedBytes() / 4, PlanWeights::of);
    }

    /** For reads and for writes. */
    private record Planners(Planner reads, WritePlanner writes) {
        static Planners of(Catalog catalog, LimitsConfig limits, boolean bigNumbersAsStrings) {
            Planner reads = new Planner(catalog, limits, bigNumbersAsStrings);
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
            case QUERY ->
                isOfCatalog
                        ? new CompiledRequest.Query(query(request, bigNumbersAsStrings))
                        : new CompiledRequest.BeanQuery(query(request, bigNumbersAsStrings));
            case MUTATION ->
                isOfCatalog
                        ? new CompiledRequest.Mutation(mutation(request, bigNumbersAsStrings))
                        : beanMutation(request, bigNumbersAsStrings);
        };
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
            Plan plan = (bigNumbersAsStrings ? withStrings : planners).reads().plan(request.read());
            observer.planned(plan);
            return CompiledOperation.of(plan, costs.of(plan));
        });
    }

    private static String shape(PreparedRequest request, boolean bigNumbersAsStrings) {
        return bigNumbersAsStrings ? STRINGS + request.shape() : request.shape();
    }

    private CompiledMutation mutation(PreparedRequest request, boolean bigNumbersAsStrings) {
        return mutations.get(request.operation().id(), shape(request, bigNumbersAsStrings), () -> {
            MutationPlan plan =
                    (bigNumbersAsStrings ? withStrings : planners).writes().plan(request.read());
            observer.planned(plan);
            return CompiledMutation.of(
                    plan, costs.of(plan), catalog.writeModel().hasDeferrable());
        });
    }

    public CacheStatistics statistics() {
        return queries.statistics().plus(mutations.statistics());
    }
}
