package org.fraiseql.catalog.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.Assurances;
import org.fraiseql.catalog.Assurances.ChangeRule.Event;
import org.fraiseql.catalog.Assurances.ColumnNumber;
import org.fraiseql.catalog.Assurances.Instead;
import org.fraiseql.catalog.Assurances.ThroughViews;
import org.fraiseql.catalog.read.ViewRule.Origin;

/** What rows need, and what they can't be given, that are written through views into the table behind them (PostgreSQL manual, CREATE VIEW, Updatable Views). */
final class RowsThroughViews {
    private final Assurances assurances;
    private final ViewOrigins origins;

    RowsThroughViews(Assurances assurances, ViewOrigins origins) {
        this.assurances = assurances;
        this.origins = origins;
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
        assurances.throughViews().defaults().stream()
                .filter(column -> column.relation() == view || relations.contains(column.relation()))
                .forEach(givers::add);
        givers.forEach(column -> origins.shown(column.relation(), column.number(), table)
                .forEach(origin -> reached.add(origin.column().number())));
        return assurances.throughViews().required().entrySet().stream()
                .filter(column -> column.getKey().relation() == table)
                .filter(column -> !reached.contains(column.getKey().number()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * Whether a column of a view shows one of the table behind it that nobody but PostgreSQL gives values. What a trigger or rule does in the stead of such a change
     * is its own affair.
     */
    boolean isGenerated(ColumnNumber shown, Event event) {
        ThroughViews through = assurances.throughViews();
        ColumnNumber column = shown;
        while (origins.isKnown(column.relation())) {
            long view = column.relation();
            Optional<Long> next =
                    through.instead().contains(new Instead(view, event)) ? Optional.empty() : origins.only(view);
            if (next.isEmpty()) {
                return false;
            }
            List<Origin> of = origins.shown(view, column.number(), next.get());
            if (of.isEmpty()) {
                return false;
            }
            column = of.getFirst().column();
        }
        return through.generated().contains(column);
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
