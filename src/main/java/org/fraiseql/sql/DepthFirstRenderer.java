package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.fraiseql.catalog.Indexes;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.plan.Output;
import org.fraiseql.plan.ReadPlan;

/**
 * Renders lists within lists as one statement whose rows come depth first: a row, then the rows of its first list, each followed by its own, then those of
 * its second list. Column 0 tags the list a row belongs to; the others are text, shared by all lists. There are two {@link ListStrategy strategies}:
 *
 * <pre>{@code
 * SELECT x.* FROM (SELECT t0.name::text AS o0, t0.id AS k0 FROM users t0 … LIMIT 20) t0,
 *   LATERAL (SELECT 0, t0.o0, NULL UNION ALL (SELECT 1, t1.title::text, t1.score::text FROM posts t1 WHERE t1.author_id = t0.k0 …)) x
 *
 * WITH l0 AS (SELECT t0.*, row_number() OVER () AS n0 FROM (SELECT t0.name::text AS o0, t0.id AS k0 FROM users t0 … LIMIT 20) t0),
 *   l1 AS (SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 …) AS n1, … FROM l0 JOIN posts t1 ON t1.author_id = l0.k0)
 * SELECT m, o0, o1 FROM (SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS m, o0, NULL AS o1 FROM l0 UNION ALL SELECT n0, 1, n1, 1, o0, o1 FROM l1) x ORDER BY s0, s1, s2
 * }</pre>
 *
 * The first asks for the children of each row: twice as fast as the second where an index finds them, and it streams. PostgreSQL keeps its order without a
 * sort: a LATERAL is the inner side of a nested loop, Append takes its parts in turn, and a subquery with LIMIT keeps the parallel workers out that would mix
 * the rows of different parents; hence the root always has a LIMIT. The second joins each level at once, and is taken where there is no such index, because
 * the first would read the whole table for each row.
 */
final class DepthFirstRenderer {
    private final Aliases aliases;
    private int rowTags;
    private int width;

    private DepthFirstRenderer(Aliases aliases) {
        this.aliases = aliases;
    }

    static boolean fits(ReadPlan plan) {
        return lists(plan.outputs()).findAny().isPresent();
    }

    /** Lists of a row, those of its to-one relationships among them. */
    private static Stream<Output.Rows> lists(List<Output> outputs) {
        return outputs.stream().flatMap(output -> switch (output) {
            case Output.Rows rows -> Stream.of(rows);
            case Output.One one -> lists(one.outputs());
            case Output.CalledOne one -> lists(one.outputs());
            case Output.Called called -> Stream.empty();
            case Output.Value value -> Stream.empty();
            case Output.Composite composite -> Stream.empty();
            case Output.Document document -> Stream.empty();
            case Output.Typename typename -> Stream.empty();
        });
    }

    static SqlStatement render(ReadPlan plan, boolean isSingleRow, ListStrategy strategy) {
        Aliases aliases = new Aliases();
        return render(plan, new RowSource(plan, aliases), aliases, isSingleRow, strategy);
    }

    /** @param source the rows of the plan, which may be restricted further */
    static SqlStatement render(ReadPlan plan, RowSource source, Aliases aliases, boolean isSingleRow) {
        return render(plan, source, aliases, isSingleRow, strategy(plan, isSingleRow));
    }

    /** The statement with the position among the written rows in column 1. */
    static SqlStatement renderPositioned(ReadPlan plan, RowSource source, Aliases aliases) {
        return render(plan, source, aliases, false, strategy(plan, false), List.of(raw(KeyRowSource.POSITION)));
    }

    private static SqlStatement render(
            ReadPlan plan, RowSource source, Aliases aliases, boolean isSingleRow, ListStrategy strategy) {
        return render(plan, source, aliases, isSingleRow, strategy, List.of());
    }

    /** @param before columns of the root's rows that come before those of the answer */
    private static SqlStatement render(
            ReadPlan plan,
            RowSource source,
            Aliases aliases,
            boolean isSingleRow,
            ListStrategy strategy,
            List<SqlFragment> before) {
        DepthFirstRenderer renderer = new DepthFirstRenderer(aliases);
        Level root = renderer.level(plan, source, Optional.empty(), before);
        SqlFragment limit = raw(plan.page().limit().isPresent() ? "" : " LIMIT " + (isSingleRow ? 1 : Long.MAX_VALUE));
        SqlFragment rows = concat(source.clauses(plan), limit);
        SqlFragment text =
                switch (strategy) {
                    case BY_ROW -> renderer.branch(root, rows);
                    case BY_LEVEL -> new LevelRenderer(renderer.width).render(root, rows);
                };
        return SqlStatement.withLists(text, root.row(), renderer.width + 1, plan.page());
    }

    private static ListStrategy strategy(ReadPlan plan, boolean isSingleRow) {
        boolean readsTablesAgain = lists(plan.outputs())
                .anyMatch(list ->
                        !isSingleRow && !isFoundByIndex(list) || strategy(list.read(), false) == ListStrategy.BY_LEVEL);
        return readsTablesAgain ? ListStrategy.BY_LEVEL : ListStrategy.BY_ROW;
    }

    /** A function is called for each row in any way. */
    private static boolean isFoundByIndex(Output.Rows list) {
        return switch (list) {
            case Output.CalledMany called -> true;
            case Output.Many(String key, Relationship relationship, ReadPlan read) ->
                relationship
                        .through()
                        .map(Relationship.Through::isIndexed)
                        .orElseGet(
                                () -> isFoundByIndex(relationship, read.table().indexes()));
        };
    }

    /** What a view makes of its rows is in no index of the tables behind it. */
    private static boolean isFoundByIndex(Relationship relationship, Indexes indexes) {
        boolean isByDocument = relationship.columns().stream()
                .anyMatch(pair -> pair.remoteKey().isPresent());
        return isByDocument
                ? indexes.surelyFind(relationship.remoteColumns())
                : indexes.find(relationship.remoteColumns());
    }

    /**
     * The rows of one list.
     *
     * @param columns what becomes of each row, all text
     * @param keys what the children belong to it by, called {@code k0, k1 …}
     * @param above how it belongs to the rows above, by such keys; empty for the root
     */
    record Level(
            int rowTag,
            ReadPlan plan,
            RowSource source,
            Optional<Link> above,
            List<SqlFragment> columns,
            List<SqlFragment> keys,
            List<Level> children,
            JsonNode row) {

        String alias() {
            return source.alias();
        }

        /** What a SELECT of them needs for its own rows and for those below. */
        List<SqlFragment> named() {
            List<SqlFragment> named = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                named.add(concat(columns.get(i), raw(" AS o" + i)));
            }
            for (int i = 0; i < keys.size(); i++) {
                named.add(concat(keys.get(i), raw(" AS k" + i)));
            }
            return named;
        }
    }

    private Level level(ReadPlan plan, RowSource source, Optional<Link> above, List<SqlFragment> before) {
        int rowTag = rowTags++;
        Keys keys = new Keys();
        List<Level> children = new ArrayList<>();
        ReadRenderer row = ReadRenderer.ofText(aliases, (alias, list) -> {
            Link below = keys.below(alias, list, source.alias());
            Level child = level(list.read(), RowSource.of(list, aliases), Optional.of(below), List.of());
            children.add(child);
            return new JsonNode.ChildRows(child.rowTag(), child.row());
        });
        before.forEach(column -> row.add(column, false));
        JsonNode node = row.members(plan.outputs(), source, source.alias(), OptionalInt.empty());
        width = Math.max(width, row.columns().size());
        return new Level(rowTag, plan, source, above, row.columns(), keys.columns, children, node);
    }

    /** Columns of a row, or of rows joined to it, by which others belong to it. */
    private static final class Keys {
        private final List<String> names = new ArrayList<>();
        private final List<SqlFragment> columns = new ArrayList<>();

        /** The link of a list to the rows above, by the names that the columns of the alias have outside of its subquery. @param own the alias of the rows themselves, to which others are joined */
        Link below(String alias, Output.Rows list, String own) {
            return switch (list) {
                case Output.Many(String key, Relationship relationship, var read) ->
                    new Link.ByColumns(relationship.withLocal(
                            pair -> key(alias + "." + pair.local(), RowSource.local(alias, pair))));
                case Output.CalledMany called ->
                    new Link.ByCall(key(alias, ValueRenderer.wholeColumn(raw(alias))), !alias.equals(own));
            };
        }

        private String key(String name, SqlFragment column) {
            if (!names.contains(name)) {
                names.add(name);
                columns.add(column);
            }
            return "k" + names.indexOf(name);
        }
    }

    private SqlFragment branch(Level level, SqlFragment clauses) {
        if (level.children().isEmpty()) {
            return concat(raw("SELECT "), join(", ", tagged(level.rowTag(), level.columns())), clauses);
        }
        List<SqlFragment> outer = new ArrayList<>();
        for (int i = 0; i < level.columns().size(); i++) {
            outer.add(raw(level.alias() + ".o" + i));
        }
        List<SqlFragment> branches = new ArrayList<>();
        branches.add(concat(raw("SELECT "), join(", ", tagged(level.rowTag(), outer))));
        for (Level child : level.children()) {
            SqlFragment rowsBelow = child.source()
                    .clauses(child.plan(), level.alias(), child.above().orElseThrow());
            branches.add(concat(raw("("), branch(child, rowsBelow), raw(")")));
        }
        String rows = aliases.next();
        return concat(
                raw("SELECT " + rows + ".* FROM (SELECT "),
                join(", ", level.named()),
                clauses,
                raw(") " + level.alias() + ", LATERAL ("),
                join(" UNION ALL ", branches),
                raw(") " + rows));
    }

    /** The columns after their row tag, with NULLs at the end: all branches of UNION ALL have as many columns as the widest list. */
    private List<SqlFragment> tagged(int rowTag, List<SqlFragment> columns) {
        List<SqlFragment> tagged = new ArrayList<>();
        tagged.add(raw(Integer.toString(rowTag)));
        tagged.addAll(columns);
        for (int i = columns.size(); i < width; i++) {
            tagged.add(raw("NULL"));
        }
        return tagged;
    }
}
