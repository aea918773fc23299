package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.catalog.Assurances.RuleRow;
import org.fraiseql.catalog.Assurances.UniqueRow;
import org.fraiseql.catalog.DatabaseSnapshot;

/**
 * Whether at most one row of a relation has the same values in some of its columns: by its unique indexes, of a view by its query. Where the answer is no, it may
 * be so all the same; what a comment says counts for nothing here.
 */
final class UniqueRows {
    private record Asked(long relation, Set<Integer> numbers) {}

    private final Map<Long, List<List<Integer>>> keys = new LinkedHashMap<>();
    private final Map<Long, String> rules = new LinkedHashMap<>();
    private final Map<Asked, Boolean> answers = new LinkedHashMap<>();

    UniqueRows(DatabaseSnapshot snapshot) {
        for (UniqueRow unique : snapshot.assurances().unique()) {
            keys.computeIfAbsent(unique.relation(), relation -> new ArrayList<>())
                    .add(unique.columns());
        }
        for (RuleRow rule : snapshot.assurances().rules()) {
            rules.put(rule.view(), rule.action());
        }
    }

    /** @param numbers of the columns, whose values are not NULL */
    boolean isUnique(long relation, Set<Integer> numbers) {
        boolean hasKey = keys.getOrDefault(relation, List.of()).stream().anyMatch(numbers::containsAll);
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
            known = new OfView().isUnique(QueryScope.of(ViewRule.query(rule)), numbers);
            answers.put(asked, known);
        }
        return known;
    }

    /** The queries of one view. Each is asked once for the same columns, however often it is read. */
    private final class OfView implements DeterminedRows.Keys {
        private final Map<NodeTree, Map<Set<Integer>, Boolean>> known = new IdentityHashMap<>();

        private boolean isUnique(QueryScope scope, Set<Integer> numbers) {
            Map<Set<Integer>, Boolean> ofQuery = known.computeIfAbsent(scope.query(), query -> new LinkedHashMap<>());
            Boolean before = ofQuery.get(numbers);
            if (before != null) {
                return before;
            }
            boolean isUnique = new DeterminedRows(scope, numbers, this).isUnique();
            ofQuery.put(new LinkedHashSet<>(numbers), isUnique);
            return isUnique;
        }

        @Override
        public boolean isUnique(QueryScope scope, NodeTree entry, Set<Integer> numbers) {
            return switch (QueryScope.kind(entry)) {
                case QueryScope.RELATION ->
                    UniqueRows.this.isUnique(entry.field("relid").number(), numbers);
                case QueryScope.SUBQUERY ->
                    scope.inner(entry.field("subquery"))
                            .filter(inner -> isUnique(inner, numbers))
                            .isPresent();
                case QueryScope.CTE ->
                    scope.common(entry)
                            .filter(inner -> isUnique(inner, numbers))
                            .isPresent();
                case QueryScope.RESULT -> true;
                default -> false;
            };
        }
    }
}
