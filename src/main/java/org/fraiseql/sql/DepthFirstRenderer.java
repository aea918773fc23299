package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.plan.Output;
import org.fraiseql.plan.ReadPlan;

/**
 * Renders lists within lists as one statement whose rows come depth first: a row, then the rows of its first list, each followed by its own, then those of
 * its second list. Column 0 marks the list a row belongs to; the others are text, shared by all lists:
 *
 * <pre>{@code
 * SELECT x.* FROM (SELECT t0.name::text AS o0, t0.id AS id FROM users t0 … LIMIT 20) t0,
 *   LATERAL (SELECT 0, t0.o0, NULL UNION ALL (SELECT 1, t1.title::text, t1.score::text FROM posts t1 WHERE t1.author_id = t0.id …)) x
 * }</pre>
 *
 * PostgreSQL keeps that order: a LATERAL is the inner side of a nested loop, Append takes its parts in turn, and a subquery with LIMIT keeps the parallel
 * workers out that would mix the rows of different parents. Hence the root always has a LIMIT.
 */
final class DepthFirstRenderer {
    private final Aliases aliases;
    private int marks;
    private int width;

    private DepthFirstRenderer(Aliases aliases) {
        this.aliases = aliases;
    }

    static boolean fits(ReadPlan plan) {
        return plan.outputs().stream().anyMatch(Output.Many.class::isInstance);
    }

    static SqlStatement render(ReadPlan plan, boolean isSingleRow) {
        Aliases aliases = new Aliases();
        return render(plan, new RowSource(plan, aliases), aliases, isSingleRow);
    }

    /** @param source the rows of the plan, which may be restricted further */
    static SqlStatement render(ReadPlan plan, RowSource source, Aliases aliases, boolean isSingleRow) {
        DepthFirstRenderer renderer = new DepthFirstRenderer(aliases);
        Level root = renderer.level(plan, source);
        SqlFragment limit = raw(plan.page().limit().isPresent() ? "" : " LIMIT " + (isSingleRow ? 1 : Long.MAX_VALUE));
        SqlFragment text = renderer.branch(root, concat(source.clauses(plan), limit));
        return new SqlStatement(text, root.row(), renderer.width + 1, plan.page(), isSingleRow);
    }

    /** @param localKeys columns by which the children belong to their parent */
    private record Level(
            int mark,
            String alias,
            List<SqlFragment> columns,
            Set<String> localKeys,
            List<Child> children,
            JsonNode row) {}

    private record Child(Level level, SqlFragment clauses) {}

    private Level level(ReadPlan plan, RowSource source) {
        int mark = marks++;
        ReadRenderer row = ReadRenderer.ofText(aliases);
        List<JsonNode.Member> members = new ArrayList<>();
        Set<String> localKeys = new LinkedHashSet<>();
        List<Child> children = new ArrayList<>();
        for (Output output : plan.outputs()) {
            if (output instanceof Output.Many(String key, Relationship relationship, ReadPlan read)) {
                RowSource below = new RowSource(read, aliases);
                Level level = level(read, below);
                SqlFragment belongs = below.belongsTo(source.alias(), relationship);
                children.add(new Child(level, below.clauses(read, belongs)));
                relationship.columns().forEach(pair -> localKeys.add(pair.local()));
                members.add(new JsonNode.Member(key, new JsonNode.Below(level.mark(), level.row())));
            } else {
                members.add(new JsonNode.Member(output.key(), row.node(output, source, source.alias())));
            }
        }
        width = Math.max(width, row.columns().size());
        JsonNode node = new JsonNode.Members(members, OptionalInt.empty());
        return new Level(mark, source.alias(), row.columns(), localKeys, children, node);
    }

    private SqlFragment branch(Level level, SqlFragment clauses) {
        if (level.children().isEmpty()) {
            return concat(raw("SELECT "), join(", ", marked(level.mark(), level.columns())), clauses);
        }
        String prefix = "o";
        while (anyStartsWith(level.localKeys(), prefix)) {
            prefix += "_";
        }
        List<SqlFragment> inner = new ArrayList<>();
        List<SqlFragment> outer = new ArrayList<>();
        for (int i = 0; i < level.columns().size(); i++) {
            inner.add(concat(level.columns().get(i), raw(" AS "), identifier(prefix + i)));
            outer.add(ValueRenderer.column(level.alias(), prefix + i));
        }
        for (String key : level.localKeys()) {
            inner.add(concat(ValueRenderer.column(level.alias(), key), raw(" AS "), identifier(key)));
        }
        List<SqlFragment> branches = new ArrayList<>();
        branches.add(concat(raw("SELECT "), join(", ", marked(level.mark(), outer))));
        for (Child child : level.children()) {
            branches.add(concat(raw("("), branch(child.level(), child.clauses()), raw(")")));
        }
        String rows = aliases.next();
        return concat(
                raw("SELECT " + rows + ".* FROM (SELECT "),
                join(", ", inner),
                clauses,
                raw(") " + level.alias() + ", LATERAL ("),
                join(" UNION ALL ", branches),
                raw(") " + rows));
    }

    private static boolean anyStartsWith(Set<String> names, String prefix) {
        return names.stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** All lists have as many columns as the widest. */
    private List<SqlFragment> marked(int mark, List<SqlFragment> columns) {
        List<SqlFragment> marked = new ArrayList<>();
        marked.add(raw(Integer.toString(mark)));
        marked.addAll(columns);
        for (int i = columns.size(); i < width; i++) {
            marked.add(raw("NULL"));
        }
        return marked;
    }
}
