package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The indexes of a table that find rows by equality.
 *
 * @param areKnown false for a plain view, whose tables may well have some
 * @param columns of each index, in its order, up to its first expression
 */
public record Indexes(boolean areKnown, List<List<String>> columns) {
    public static final Indexes UNKNOWN = new Indexes(false, List.of());

    public Indexes {
        columns = columns.stream().map(List::copyOf).toList();
    }

    /** Whether one of them begins with these columns, in whatever order; where they are unknown, that is hoped. */
    public boolean find(Set<String> wanted) {
        return !areKnown || columns.stream().anyMatch(index -> beginsWith(index, wanted));
    }

    /** Whether an index surely finds rows by these columns: false where the indexes are not known. */
    public boolean surelyFind(Set<String> wanted) {
        return areKnown && find(wanted);
    }

    private static boolean beginsWith(List<String> index, Set<String> wanted) {
        Set<String> first =
                new LinkedHashSet<>(new ArrayList<>(index).subList(0, Math.min(index.size(), wanted.size())));
        return first.equals(wanted);
    }
}
