package org.fraiseql.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.fraiseql.document.DocumentFixture;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.cost.OperationCost;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.support.StageTimes;
import org.fraiseql.support.config.LimitsConfig;

/** What observers are told of, for their tests. */
final class ObservedRequests {
    private ObservedRequests() {}

    static Observation named(
            String operationName,
            List<Observation.Statement> statements,
            StageTimes times,
            Optional<ExecutionResult> result) {
        return new Observation(
                "r-1",
                Optional.of(operationName),
                Optional.empty(),
                statements,
                times,
                new DatabaseUse(),
                0,
                result,
                false);
    }

    /** With a value that nobody is to be shown. */
    static List<Observation.Statement> statement() {
        DocumentFixture documents = new DocumentFixture();
        var plan = new Planner(documents.catalog(), LimitsConfig.DEFAULT)
                .plan(documents.read("{ users(where: {name: {eq: \"secret\"}}) { id } }"));
        var root = (CompiledOperation.Root.Read)
                CompiledOperation.of(plan, OperationCost.NONE).roots().getFirst();
        BoundStatement bound = root.bind(new Bindings(new LinkedHashMap<>()), LimitsConfig.DEFAULT);
        return List.of(new Observation.Statement("users", bound, 0, 0));
    }
}
