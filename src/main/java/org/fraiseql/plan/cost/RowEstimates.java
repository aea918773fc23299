package org.fraiseql.plan.cost;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Relationship.Cardinality;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Statistics;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.plan.Predicate;

/**
 * How many rows conditions and relations leave, by the statistics of the catalog; where there are none, by shares
 * of our own. Several conditions are as good as the best of them: that they hold independently of each other is what a hostile client would like us to think.
 */
final class RowEstimates {
    /** Rows of a table that was never analysed, and of a function. */
    static final double UNKNOWN_ROWS = 1_000;

    /** Rows below another one, where nothing is known; those that a function of a row gives among them. */
    static final double UNKNOWN_FAN_OUT = 10;

    /** The share of the rows that a comparison leaves. PostgreSQL's defaults are 1/3 for one side of a range, 0.005 for a range and for patterns. */
    private static final double COMPARISON = 0.05;

    /** The share of rows that have a flag, or no value in a column. */
    private static final double COMMON = 1.0 / 3;

    /** {@code DEFAULT_NUM_DISTINCT}. */
    private static final double UNKNOWN_DISTINCT = 200;

    private static final List<Operator> LEAVE_MOST = List.of(
            Operator.NEQ,
            Operator.NIN,
            Operator.DISTINCT_FROM,
            Operator.NLIKE,
            Operator.NILIKE,
            Operator.NOT_MATCHES,
            Operator.NOT_IMATCHES);

    private final Statistics statistics;

    RowEstimates(Statistics statistics) {
        this.statistics = statistics;
    }

    double rows(Table table) {
        return statistics.rows(table).orElse(UNKNOWN_ROWS);
    }

    /** The rows of a table that meet a condition. */
    Estimate of(Table table, Predicate condition) {
        double all = rows(table);
        Estimate some = new Estimate.Fixed(all * COMPARISON);
        Estimate many = new Estimate.Fixed(all * COMMON);
        Estimate estimate =
                switch (condition) {
                    case Predicate.Constant(boolean value) -> value ? new Estimate.Fixed(all) : Estimate.NOTHING;
                    case Predicate.And(List<Predicate> terms) -> all(table, terms);
                    case Predicate.Or(List<Predicate> terms) -> any(table, terms);
                    case Predicate.Not not -> new Estimate.Fixed(all);
                    case Predicate.Compare compare -> compared(table, compare, some);
                    case Predicate.IsNull(var column, boolean negated) -> negated ? new Estimate.Fixed(all) : many;
                    case Predicate.JsonIsNull absent -> new Estimate.Fixed(all);
                    case Predicate.Related related -> related(table, related);
                    case Predicate.Attributes attributes -> some;
                    case Predicate.Elements elements -> some;
                    case Predicate.Flag flag -> many;
                    case Predicate.Search search -> some;
                    case Predicate.Within within -> some;
                    case Predicate.PathOfRow path -> some;
                    case Predicate.JsonTest test -> some;
                };
        return estimate.least(new Estimate.Fixed(all));
    }

    private Estimate all(Table table, List<Predicate> terms) {
        if (isOfKey(table, terms)) {
            return Estimate.ONE;
        }
        Estimate least = Estimate.UNBOUNDED;
        for (Predicate term : terms) {
            least = least.least(of(table, term));
        }
        return least;
    }

    private Estimate any(Table table, List<Predicate> terms) {
        Estimate sum = Estimate.NOTHING;
        for (Predicate term : terms) {
            sum = sum.plus(of(table, term));
        }
        return sum;
    }

    private static boolean isOfKey(Table table, List<Predicate> terms) {
        Set<String> equal = new LinkedHashSet<>();
        for (Predicate term : terms) {
            if (term instanceof Predicate.Compare compare && compare.operator() == Operator.EQ) {
                equal.add(compare.column().name());
            }
        }
        return holdKey(equal, table);
    }

    private static boolean holdKey(Set<String> equal, Table table) {
        return table.keys().stream().map(UniqueKey::columns).anyMatch(key -> key.stream()
                .allMatch(column -> equal.contains(column.name())));
    }

    private Estimate compared(Table table, Predicate.Compare compare, Estimate some) {
        Operator operator = compare.operator();
        if (operator == Operator.EQ || operator == Operator.NOT_DISTINCT_FROM) {
            return new Estimate.Fixed(equalTo(table, compare.column().name()));
        }
        if (operator == Operator.IN) {
            return Estimate.items(
                    compare.operands().getFirst(),
                    equalTo(table, compare.column().name()));
        }
        return LEAVE_MOST.contains(operator) ? new Estimate.Fixed(rows(table)) : some;
    }

    /** The rows that have one value of a column. */
    private double equalTo(Table table, String column) {
        if (holdKey(new LinkedHashSet<>(List.of(column)), table)) {
            return 1;
        }
        double rows = rows(table);
        return rows / statistics.distinct(table, column).orElse(Math.min(UNKNOWN_DISTINCT, Math.max(1, rows)));
    }

    /** As many rows as belong to those that are found at the other end; conditions on all or none of them leave any number. */
    private Estimate related(Table table, Predicate.Related related) {
        if (related.quantifier() != Predicate.Quantifier.SOME) {
            return new Estimate.Fixed(rows(table));
        }
        Estimate found = of(related.target(), related.condition());
        boolean isToOne = related.relationship().cardinality() == Cardinality.ONE
                || related.relationship().through().isPresent();
        return isToOne ? found.times(Math.max(1, ratio(rows(table), rows(related.target())))) : found;
    }

    /** How many rows a row of a table has at the other end of a relation on the average, rows without any left aside where that is known. */
    double fanOut(Table table, Relationship relationship, Table target) {
        if (relationship.cardinality() == Cardinality.ONE) {
            return 1;
        }
        if (relationship.through().isPresent()) {
            SqlName junction = relationship.through().get().junction();
            return fanOut(table, relationship, statistics.rows(junction), junction);
        }
        SqlName read =
                statistics.distinct(target.readFrom(), remote(relationship)).isPresent()
                        ? target.readFrom()
                        : target.writeTo().orElse(target.readFrom());
        return fanOut(table, relationship, statistics.rows(target), read);
    }

    private double fanOut(Table table, Relationship relationship, OptionalDouble rows, SqlName at) {
        if (rows.isEmpty()) {
            return UNKNOWN_FAN_OUT;
        }
        OptionalDouble parents = relationship.columns().size() == 1
                ? statistics.distinct(at, remote(relationship))
                : OptionalDouble.empty();
        OptionalDouble known = parents.isPresent() ? parents : statistics.rows(table);
        return known.isEmpty() ? UNKNOWN_FAN_OUT : Math.max(1, ratio(rows.getAsDouble(), known.getAsDouble()));
    }

    private static String remote(Relationship relationship) {
        return relationship.columns().getFirst().remote();
    }

    private static double ratio(double rows, double parents) {
        return rows / Math.max(1, parents);
    }
}
