package org.fraiseql.catalog.read;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.Relationship;

/**
 * Finds the to-one relationships that lead to what may have several rows where one is meant: to a table from which others inherit, whose rows its keys do not hold for, or to a
 * view of which nobody knows that it shows one, as it has the keys of the table behind it, or those that a comment declares, and its query may show a row of either several times.
 * Of all else that is stored, as of foreign tables, the keys are believed: an index may be missing by which a row at a time is found.
 */
final class RepeatedRows {
    private final UniqueRows rows;
    private final Map<Long, List<ColumnRow>> columnRows;
    private final Map<String, TableDraft> drafts = new LinkedHashMap<>();

    RepeatedRows(UniqueRows rows, Map<Long, List<ColumnRow>> columnRows, Collection<TableDraft> drafts) {
        this.rows = rows;
        this.columnRows = columnRows;
        drafts.forEach(draft -> this.drafts.put(draft.typeName(), draft));
    }

    void mark() {
        drafts.values().forEach(source -> {
            Set<String> repeating = new LinkedHashSet<>();
            source.relationships.forEach((name, relationship) -> {
                if (mayRepeat(relationship)) {
                    repeating.add(name);
                }
            });
            repeating.forEach(name ->
                    source.relationships.computeIfPresent(name, (field, relationship) -> relationship.repeating()));
        });
    }

    private boolean mayRepeat(Relationship relationship) {
        TableDraft target = drafts.get(relationship.target());
        if (relationship.cardinality() == Relationship.Cardinality.MANY || target == null) {
            return false;
        }
        return target.readFrom.isInherited() || (target.readFrom.kind() == 'v' && mayRepeat(relationship, target));
    }

    private boolean mayRepeat(Relationship relationship, TableDraft target) {
        long relation = target.readFrom.oid();
        Set<Integer> numbers = new LinkedHashSet<>();
        columnRows.getOrDefault(relation, List.of()).stream()
                .filter(column -> relationship.remoteColumns().contains(column.name()))
                .forEach(column -> numbers.add(column.number()));
        return !rows.isUnique(relation, numbers);
    }
}
