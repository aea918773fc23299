package org.fraiseql.catalog;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Names in the schema that belong to beans: nothing of the database can have them. */
public record TakenNames(Set<String> types, Set<String> queries, Set<String> mutations) {
    public static final TakenNames NONE =
            new TakenNames(Collections.emptySet(), Collections.emptySet(), Collections.emptySet());

    public TakenNames {
        types = Collections.unmodifiableSet(new LinkedHashSet<>(types));
        queries = Collections.unmodifiableSet(new LinkedHashSet<>(queries));
        mutations = Collections.unmodifiableSet(new LinkedHashSet<>(mutations));
    }
}
