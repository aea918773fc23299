package org.fraiseql.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What PostgreSQL's statistics say of its tables, as old as the catalog they were read with (PostgreSQL manual, "Statistics Used by the Planner"). What was
 * never analysed is not among them.
 *
 * @param rows of each table; of a view the most that any table beneath it has
 * @param distinct values of each column, as {@code pg_stats.n_distinct} has them: below zero the share of the rows
 */
public record Statistics(Map<SqlName, Double> rows, Map<SqlName, Map<String, Double>> distinct) {
    public static final Statistics NONE = new Statistics(Collections.emptyMap(), Collections.emptyMap());

    public Statistics {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        distinct = Collections.unmodifiableMap(new LinkedHashMap<>(distinct));
    }

    /** Whether all that one of them says is less than twice what the other says. */
    public boolean isCloseTo(Statistics other) {
        return isClose(rows, other.rows)
                && distinct.keySet().equals(other.distinct.keySet())
                && distinct.keySet().stream().allMatch(table -> isClose(distinct(table), other.distinct(table)));
    }

    private Map<String, Double> distinct(SqlName table) {
        return distinct.getOrDefault(table, Collections.emptyMap());
    }

    private static <K> boolean isClose(Map<K, Double> some, Map<K, Double> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream()
                        .allMatch(one -> isClose(one.getValue(), others.getOrDefault(one.getKey(), Double.NaN)));
    }

    /** A share of the rows and a number of them, which differ by their sign, are never close. */
    private static boolean isClose(double one, double other) {
        return one == other || (one / other < 2 && other / one < 2 && one * other > 0);
    }

    public OptionalDouble rows(SqlName table) {
        Double known = rows.get(table);
        return known == null ? OptionalDouble.empty() : OptionalDouble.of(known);
    }

    /** How many different values a column has; 1 or more. */
    public OptionalDouble distinct(SqlName table, String column) {
        Double known = distinct(table).get(column);
        if (known == null || known == 0) {
            return OptionalDouble.empty();
        }
        if (known > 0) {
            return OptionalDouble.of(Math.max(1, known));
        }
        OptionalDouble all = rows(table);
        return all.isEmpty() ? all : OptionalDouble.of(Math.max(1, -known * all.getAsDouble()));
    }

    /** How many rows a table has as it is read; a view without figures of its own has those of the table it is written to. */
    public OptionalDouble rows(Table table) {
        return rows(named(table));
    }

    public OptionalDouble distinct(Table table, String column) {
        OptionalDouble own = distinct(table.readFrom(), column);
        return own.isPresent() || table.writeTo().isEmpty()
                ? own
                : distinct(table.writeTo().get(), column);
    }

    private SqlName named(Table table) {
        return rows.containsKey(table.readFrom())
                ? table.readFrom()
                : table.writeTo().orElse(table.readFrom());
    }
}
