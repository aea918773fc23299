package org.fraiseql.catalog.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Assurances.ColumnNumber;
import org.fraiseql.catalog.Assurances.RuleRow;
import org.fraiseql.catalog.read.ViewRule.Origin;

/** Which columns of tables the columns of views show, over as many views as there are between them. */
final class ViewOrigins {
    private final Map<Long, ViewRule> rules = new LinkedHashMap<>();

    ViewOrigins(List<RuleRow> rules) {
        rules.forEach(rule -> this.rules.put(rule.view(), new ViewRule(rule.action())));
    }

    boolean isKnown(long view) {
        return rules.containsKey(view);
    }

    /** The column of a relation that a column of a view shows as it is. */
    Optional<Origin> shown(long view, int number, long relation) {
        Optional<Origin> origin = origin(new ColumnNumber(view, number));
        while (origin.isPresent() && origin.get().column().relation() != relation) {
            String row = origin.get().row();
            origin = origin(origin.get().column()).map(inner -> inner.of(row));
        }
        return origin;
    }

    /** One step. Views can't read each other in a circle. */
    private Optional<Origin> origin(ColumnNumber column) {
        return Optional.ofNullable(rules.get(column.relation())).flatMap(rule -> rule.origin(column.number()));
    }
}
