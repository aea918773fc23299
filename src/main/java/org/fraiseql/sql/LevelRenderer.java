package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.plan.Page;
import org.fraiseql.sql.DepthFirstRenderer.Level;

/**
 * Renders the levels of a {@link DepthFirstRenderer} each as a common table expression that joins the one above, so that PostgreSQL reads each table once
 * and picks the join. Each row has its number among its siblings and those of its ancestors; they put all rows in order at the end.
 */
final class LevelRenderer {
    private final int width;
    private final List<SqlFragment> expressions = new ArrayList<>();
    /** For each level the row tags on the way to it, the level's own tag last. */
    private final List<Numbered> levels = new ArrayList<>();

    private record Numbered(Level level, List<Integer> path) {}

    /** @param width columns of the widest level */
    LevelRenderer(int width) {
        this.width = width;
    }

    /** @param rows the root's clauses from FROM on */
    SqlFragment render(Level root, SqlFragment rows) {
        String alias = root.alias();
        expressions.add(concat(
                raw("l0 AS (SELECT " + alias + ".*, row_number() OVER () AS n0 FROM (SELECT "),
                join(", ", orOne(root.named())),
                rows,
                raw(") " + alias + ")")));
        add(root, List.of(0));
        return concat(raw("WITH "), join(", ", expressions), raw(" "), union());
    }

    private void add(Level level, List<Integer> path) {
        levels.add(new Numbered(level, path));
        for (Level child : level.children()) {
            List<Integer> longer = new ArrayList<>(path);
            longer.add(child.rowTag());
            expressions.add(expression(child, path));
            add(child, longer);
        }
    }

    private SqlFragment expression(Level level, List<Integer> above) {
        String parent = "l" + above.getLast();
        Link link = level.above().orElseThrow();
        boolean isInOrderOfFunction =
                link instanceof Link.ByCall && level.plan().order().isEmpty();
        SqlFragment order = isInOrderOfFunction ? raw("") : level.source().orderOrKey(level.plan());
        List<SqlFragment> columns = new ArrayList<>();
        above.forEach(rowTag -> columns.add(raw(parent + ".n" + rowTag)));
        columns.add(concat(
                raw("row_number() OVER (PARTITION BY " + numbers(parent + ".", above)),
                order,
                raw(") AS n" + level.rowTag())));
        columns.addAll(level.named());
        SqlFragment rows =
                concat(raw("SELECT "), join(", ", columns), level.source().joinedTo(parent, link, level.plan()));
        return concat(raw("l" + level.rowTag() + " AS ("), page(rows, level), raw(")"));
    }

    private static SqlFragment page(SqlFragment rows, Level level) {
        Page page = level.plan().page();
        if (!page.isPaged()) {
            return rows;
        }
        String number = "n" + level.rowTag();
        List<SqlFragment> conditions = new ArrayList<>();
        page.offset().ifPresent(offset -> conditions.add(concat(raw(number + " > "), Binds.of(offset))));
        page.limit()
                .ifPresent(limit -> conditions.add(concat(
                        raw(number + " <= "),
                        Binds.limit(limit),
                        page.offset()
                                .map(offset -> concat(raw(" + "), Binds.of(offset)))
                                .orElseGet(() -> raw("")))));
        return concat(raw("SELECT * FROM ("), rows, raw(") l" + level.rowTag() + " WHERE "), join(" AND ", conditions));
    }

    /** Depth first: by the number of the root's row, then the list of it, then the number in that list, and so on. */
    private SqlFragment union() {
        int depth = levels.stream().mapToInt(level -> level.path().size()).max().orElseThrow();
        List<SqlFragment> selects = new ArrayList<>();
        for (Numbered numbered : levels) {
            List<SqlFragment> columns = new ArrayList<>();
            List<Integer> path = numbered.path();
            for (int i = 0; i < depth; i++) {
                boolean isOnTheWay = i < path.size();
                if (i > 0) {
                    columns.add(sortKey(Integer.toString(isOnTheWay ? path.get(i) : 0), columns.size()));
                }
                columns.add(sortKey(isOnTheWay ? "n" + path.get(i) : "0", columns.size()));
            }
            columns.add(raw(numbered.level().rowTag() + " AS m"));
            for (int i = 0; i < width; i++) {
                boolean isThere = i < numbered.level().columns().size();
                columns.add(raw(isThere ? "o" + i : "NULL AS o" + i));
            }
            selects.add(concat(
                    raw("SELECT "),
                    join(", ", columns),
                    raw(" FROM l" + numbered.level().rowTag())));
        }
        StringBuilder outputs = new StringBuilder("SELECT m");
        for (int i = 0; i < width; i++) {
            outputs.append(", o").append(i);
        }
        StringBuilder order = new StringBuilder(") x ORDER BY s0");
        for (int i = 1; i < 2 * depth - 1; i++) {
            order.append(", s").append(i);
        }
        return concat(raw(outputs + " FROM ("), join(" UNION ALL ", selects), raw(order.toString()));
    }

    private static SqlFragment sortKey(String value, int index) {
        return raw(value + " AS s" + index);
    }

    private static String numbers(String prefix, List<Integer> marks) {
        return String.join(
                ", ", marks.stream().map(rowTag -> prefix + "n" + rowTag).toList());
    }

    private static List<SqlFragment> orOne(List<SqlFragment> columns) {
        return columns.isEmpty() ? List.of(raw("1 AS one")) : columns;
    }
}
