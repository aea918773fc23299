package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Assurances.ColumnNumber;
import org.fraiseql.catalog.Assurances.RuleRow;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.read.ViewRule.Origin;

/** Which columns of tables the columns of views show, over as many views as there are between them. */
final class ViewOrigins {
    private final Map<Long, String> rules = new LinkedHashMap<>();
    /** Of the views that were asked for, by the numbers of their columns; a query's tree is many times as large. */
    private final Map<Long, Shown> shown = new LinkedHashMap<>();

    private record Shown(Map<Integer, List<Origin>> origins, Optional<Long> only) {
        static Shown of(String action) {
            ViewRule rule = new ViewRule(action);
            return new Shown(rule.origins(), rule.only());
        }
    }

    private ViewOrigins(List<RuleRow> rules) {
        rules.forEach(rule -> this.rules.put(rule.view(), rule.action()));
    }

    static ViewOrigins of(DatabaseSnapshot snapshot) {
        return new ViewOrigins(snapshot.assurances().rules());
    }

    boolean isKnown(long view) {
        return rules.containsKey(view);
    }

    /** The columns of a relation that a column of a view shows as they are, the one that its query names first. */
    List<Origin> shown(long view, int number, long relation) {
        List<Origin> shown = new ArrayList<>();
        for (Origin origin : origins(view, number)) {
            ColumnNumber column = origin.column();
            if (column.relation() == relation) {
                shown.add(origin);
            } else {
                shown(column.relation(), column.number(), relation).forEach(inner -> shown.add(inner.of(origin.row())));
            }
        }
        return shown;
    }

    /** Whether a column of a view shows one of any relation; if not, it is an expression. */
    boolean isShown(long view, int number) {
        return origins(view, number).stream()
                .map(Origin::column)
                .anyMatch(column -> !isKnown(column.relation()) || isShown(column.relation(), column.number()));
    }

    /** The relation that a view selects from, if it is a single one. */
    Optional<Long> only(long view) {
        return shown(view).flatMap(Shown::only);
    }

    /** One step. Views can't read each other in a circle. */
    private List<Origin> origins(long view, int number) {
        return shown(view)
                .map(known -> known.origins().getOrDefault(number, List.of()))
                .orElse(List.of());
    }

    private Optional<Shown> shown(long view) {
        return Optional.ofNullable(rules.get(view)).map(rule -> shown.computeIfAbsent(view, any -> Shown.of(rule)));
    }
}
