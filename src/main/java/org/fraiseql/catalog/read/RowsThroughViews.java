package org.fraiseql.catalog.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.Assurances;
import org.fraiseql.catalog.Assurances.ColumnNumber;

/** What rows need that are inserted through views into the table behind them (PostgreSQL manual, CREATE VIEW, Updatable Views). */
final class RowsThroughViews {
    private final Assurances assurances;
    private final ViewOrigins origins;

    RowsThroughViews(Assurances assurances) {
        this.assurances = assurances;
        this.origins = new ViewOrigins(assurances.rules());
    }

    /**
     * A column of the table behind a view that a new row must have a value for, and that neither one of these columns of the view gives it nor a default of a view
     * between them.
     *
     * @param given their numbers
     */
    Optional<String> missing(long view, List<Integer> given) {
        Set<Long> relations = behind(view);
        if (relations.isEmpty() || relations.stream().anyMatch(assurances.filled()::contains)) {
            return Optional.empty();
        }
        long table = List.copyOf(relations).getLast();
        Set<Integer> reached = new LinkedHashSet<>();
        Set<ColumnNumber> givers = new LinkedHashSet<>();
        given.forEach(number -> givers.add(new ColumnNumber(view, number)));
        assurances.viewDefaults().stream()
                .filter(column -> column.relation() == view || relations.contains(column.relation()))
                .forEach(givers::add);
        givers.forEach(column -> origins.shown(column.relation(), column.number(), table)
                .forEach(origin -> reached.add(origin.column().number())));
        return assurances.required().entrySet().stream()
                .filter(column -> column.getKey().relation() == table)
                .filter(column -> !reached.contains(column.getKey().number()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The views that it reads, then the table. */
    private Set<Long> behind(long view) {
        Set<Long> relations = new LinkedHashSet<>();
        Optional<Long> next = origins.only(view);
        while (next.isPresent()) {
            relations.add(next.get());
            next = origins.only(next.get());
        }
        return relations;
    }
}
