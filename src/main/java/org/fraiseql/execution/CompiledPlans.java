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

    private final Catalog catalog;
    private final Planner planner;
    private final WritePlanner writePlanner;
    private final CostPlanner costs;
    private final Observer observer;
    private final PlanCache<CompiledOperation> queries;
    private final PlanCache<CompiledMutation> mutations;

    public CompiledPlans(Catalog catalog, LimitsConfig limits, Observer observer) {
        this.catalog = catalog;
        this.planner = new Planner(catalog, limits);
        this.writePlanner = new WritePlanner(catalog, planner, limits);
        this.costs = new CostPlanner(catalog.statistics());
        this.observer = observer;
        this.queries = new PlanCache<>(limits.maxCachedBytes() / 8 * 3L, PlanWeights::of);
        this.mutations = new PlanCache<>(limits.maxCachedBytes() / 4, PlanWeights::of);
    }

    /** @throws org.fraiseql.support.EngineException when a value that belongs to the plan is wrong, or a limit is exceeded */
    public CompiledRequest compile(PreparedRequest request) {
        PreparedOperation operation = request.operation();
        boolean isOfCatalog = operation.rootFieldNames().stream()
                .allMatch(name -> name.equals(TYPENAME) || isOfCatalog(operation.kind(), name));
        return switch (operation.kind()) {
            case QUERY ->
                isOfCatalog ? new CompiledRequest.Query(query(request)) : new CompiledRequest.BeanQuery(query(request));
            case MUTATION -> isOfCatalog ? new CompiledRequest.Mutation(mutation(request)) : beanMutation(request);
        };
    }

    private CompiledRequest beanMutation(PreparedRequest request) {
        PreparedOperation operation = request.operation();
        boolean hasCatalogFields =
                operation.rootFieldNames().stream().anyMatch(name -> isOfCatalog(operation.kind(), name));
        return hasCatalogFields
                ? new CompiledRequest.MixedMutation(mutation(request))
                : new CompiledRequest.BeanMutation();
    }

    private boolean isOfCatalog(PreparedOperation.Kind kind, String fieldName) {
        return switch (kind) {
            case QUERY -> catalog.query(fieldName).isPresent();
            case MUTATION -> catalog.writeModel().hasField(fieldName);
        };
    }

    private CompiledOperation query(PreparedRequest request) {
        return queries.get(request.operation().id(), request.shape(), () -> {
            Plan plan = planner.plan(request.read());
            observer.planned(plan);
            return CompiledOperation.of(plan, costs.of(plan));
        });
    }

    private CompiledMutation mutation(PreparedRequest request) {
        return mutations.get(request.operation().id(), request.shape(), () -> {
            MutationPlan plan = writePlanner.plan(request.read());
            observer.planned(plan);
            return CompiledMutation.of(
                    plan, costs.of(plan), catalog.writeModel().hasDeferrable());
        });
    }

    public CacheStatistics statistics() {
        return queries.statistics().plus(mutations.statistics());
    }
}
