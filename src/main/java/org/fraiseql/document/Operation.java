package org.fraiseql.document;

import java.util.List;

/** What is asked for, in the order of the answer. Names were validated against the schema; values that vary are references into variables. */
public record Operation(List<Selection> roots) {
    public Operation {
        roots = List.copyOf(roots);
    }
}
