package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.catalog.Assurances.RuleRow;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.KeyRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.SqlName;

/**
 * Whether at most one row of a relation has the same values in some of its columns: by its unique indexes, of a view by its query. Where the answer is no, it may
 * be so all the same; what a comment says counts for nothing here.
 */
final class UniqueRows {
    private record Asked(long relation, Set<Integer> numbers) {}

    private final Map<Long, List<KeyRow>> keys = new LinkedHashMap<>();
    private final Map<Long, String> rules = new LinkedHashMap<>();
    private final Map<Asked, Boolean> answers = new LinkedHashMap<>();

    UniqueRows(DatabaseSnapshot snapshot) {
        Set<Long> inherited = inherited(snapshot);
        snapshot.keys().stream()
                .filter(key -> !key.ofPeriods() && !inherited.contains(key.relation()))
                .forEach(key -> keys.computeIfAbsent(key.relation(), relation -> new ArrayList<>())
                        .add(key));
        for (RuleRow rule : snapshot.assurances().rules()) {
            rules.put(rule.view(), rule.action());
        }
    }

    /** Tables with inheriting ones, whose rows no index of theirs has. */
    private static Set<Long> inherited(DatabaseSnapshot snapshot) {
        Set<SqlName> wholes = new LinkedHashSet<>();
        snapshot.writes().parts().forEach(part -> wholes.add(part.whole()));
        Set<Long> inherited = new LinkedHashSet<>();
        snapshot.relations().stream()
                .filter(relation -> relation.kind() == 'r' && wholes.contains(relation.name()))
                .map(RelationRow::oid)
                .forEach(inherited::add);
        return inherited;
    }

    /** @param numbers of the columns, whose values are not NULL */
    boolean isUnique(long relation, Set<Integer> numbers) {
        boolean hasKey =
                keys.getOrDefault(relation, List.of()).stream().anyMatch(key -> numbers.containsAll(key.columns()));
        if (hasKey) {
            return true;
        }
        String rule = rules.get(relation);
        if (rule == null) {
            return false;
        }
        Asked asked = new Asked(relation, new LinkedHashSet<>(numbers));
        Boolean known = answers.get(asked);
        if (known == null) {
            known = isUnique(QueryScope.of(ViewRule.query(rule)), numbers);
            answers.put(asked, known);
        }
        return known;
    }

    private boolean isUnique(QueryScope scope, Set<Integer> numbers) {
        return new DeterminedRows(scope, numbers, this::isUnique).isUnique();
    }

    private boolean isUnique(QueryScope scope, NodeTree entry, Set<Integer> numbers) {
        return switch (QueryScope.kind(entry)) {
            case QueryScope.RELATION -> isUnique(entry.field("relid").number(), numbers);
            case QueryScope.SUBQUERY ->
                scope.inner(entry.field("subquery"))
                        .filter(inner -> isUnique(inner, numbers))
                        .isPresent();
            case QueryScope.CTE ->
                scope.common(entry).filter(inner -> isUnique(inner, numbers)).isPresent();
            case QueryScope.RESULT -> true;
            default -> false;
        };
    }
}
