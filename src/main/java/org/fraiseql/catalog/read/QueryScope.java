package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query in the tree of a view's rule, with the queries around it, which it may name.
 *
 * @param outer the nearest first
 */
record QueryScope(NodeTree query, List<NodeTree> outer, int depth) {
    /** Kinds of {@code RTEKind}. */
    static final int RELATION = 0;

    static final int SUBQUERY = 1;
    private static final int JOIN = 2;
    static final int CTE = 6;
    /** No row source at all: one row. */
    static final int RESULT = 8;
    /** From PostgreSQL 18 on what a query is grouped by. */
    private static final int GROUP = 9;
    /** Queries in queries, of whatever sense. */
    private static final int DEEPEST = 50;

    QueryScope {
        outer = List.copyOf(outer);
    }

    static QueryScope of(NodeTree query) {
        return new QueryScope(query, List.of(), 0);
    }

    /** A query in this one; nothing where it is none. */
    Optional<QueryScope> inner(NodeTree inner) {
        List<NodeTree> around = new ArrayList<>(List.of(query));
        around.addAll(outer);
        return inner.is("QUERY") && depth < DEEPEST
                ? Optional.of(new QueryScope(inner, around, depth + 1))
                : Optional.empty();
    }

    /** What the query selects from under this number. */
    NodeTree entry(long number) {
        return nth(query.field("rtable"), number);
    }

    static int kind(NodeTree entry) {
        return (int) entry.field("rtekind").number();
    }

    private static NodeTree nth(NodeTree list, long number) {
        List<NodeTree> items = list.list();
        return number >= 1 && number <= items.size() ? items.get((int) number - 1) : NodeTree.NOTHING;
    }

    static boolean isOfThisQuery(NodeTree expression) {
        return expression.is("VAR") && expression.field("varlevelsup").number() == 0;
    }

    /** What a column of a join or of a grouping stands for. */
    NodeTree plain(NodeTree expression) {
        NodeTree plain = expression;
        for (int i = 0; i < DEEPEST && isOfThisQuery(plain); i++) {
            NodeTree entry = entry(plain.field("varno").number());
            long attribute = plain.field("varattno").number();
            switch (kind(entry)) {
                case JOIN -> plain = nth(entry.field("joinaliasvars"), attribute);
                case GROUP -> plain = nth(entry.field("groupexprs"), attribute);
                default -> {
                    return plain;
                }
            }
        }
        return plain;
    }

    /** A query of WITH, of this query or one around it. What a recursive one has from itself is of another row. */
    Optional<QueryScope> common(NodeTree entry) {
        int levels = (int) entry.field("ctelevelsup").number();
        if (Boolean.parseBoolean(entry.field("self_reference").text()) || levels > outer.size()) {
            return Optional.empty();
        }
        NodeTree owner = levels == 0 ? query : outer.get(levels - 1);
        List<NodeTree> around = levels == 0 ? outer : outer.subList(levels, outer.size());
        String name = entry.field("ctename").text();
        return owner.field("cteList").list().stream()
                .filter(cte -> cte.field("ctename").text().equals(name))
                .findFirst()
                .flatMap(cte -> new QueryScope(owner, around, depth).inner(cte.field("ctequery")));
    }
}
