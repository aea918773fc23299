package org.fraiseql.plan.write;

import java.util.List;

/** What a mutation does: its root fields in the order of the request, which is the order in which they run. */
public record MutationPlan(List<MutationRoot> roots) {
    public MutationPlan {
        roots = List.copyOf(roots);
    }
}
