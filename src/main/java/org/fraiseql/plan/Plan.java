package org.fraiseql.plan;

import java.util.List;

/** What an operation reads: its root fields in the order of the answer. */
public record Plan(List<RootPlan> roots) {
    public Plan {
        roots = List.copyOf(roots);
    }
}
