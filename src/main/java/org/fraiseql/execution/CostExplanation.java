package org.fraiseql.execution;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.cost.OperationCost;
import org.fraiseql.support.JsonText;
import org.fraiseql.support.config.LimitsConfig;

/** What an answer costs and where that comes from, for whoever asks for it. */
final class CostExplanation {
    private CostExplanation() {}

    /** The response's {@code extensions} as JSON; empty where nobody asks. */
    static String of(OperationCost cost, PreparedRequest request, LimitsConfig limits) {
        if (!request.request().explains()) {
            return "";
        }
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("explain", cost.explained(new Bindings(request.values()), limits.maxCost()));
        return JsonText.of(extensions);
    }
}
