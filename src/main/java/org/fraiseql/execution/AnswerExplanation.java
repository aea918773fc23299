package org.fraiseql.execution;

import java.util.Collections;
import java.util.Map;
import org.fraiseql.document.Explanation;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.cost.OperationCost;
import org.fraiseql.support.JsonText;
import org.fraiseql.support.config.LimitsConfig;

/** What an answer tells of itself to whoever asks for it: what it costs and where that comes from, which statements were run, and how. */
final class AnswerExplanation {
    private AnswerExplanation() {}

    /** What belongs to the response's {@code extensions}, by name, as JSON; nothing where nobody asks. */
    static Map<String, String> of(
            OperationCost cost, PreparedRequest request, LimitsConfig limits, RequestTrace trace) {
        Explanation asked = request.request().explanation();
        if (!asked.hasCost()) {
            return Collections.emptyMap();
        }
        Map<String, Object> explained = cost.explained(new Bindings(request.values()), limits.maxCost());
        if (asked.hasStatements()) {
            explained.put("statements", trace.explainedStatements());
        }
        return Collections.singletonMap("explain", JsonText.of(explained, StatementPlans.Plan.class::isInstance));
    }
}
