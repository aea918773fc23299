package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.Assurances.ColumnNumber;

/**
 * The query of a view, as PostgreSQL keeps it ({@code pg_rewrite.ev_action}; PostgreSQL's {@code parsenodes.h} and {@code primnodes.h}), asked for what its
 * columns show.
 */
final class ViewRule {
    /** Kinds of {@code RTEKind}. */
    private static final int RELATION = 0;

    private static final int SUBQUERY = 1;
    private static final int JOIN = 2;
    private static final int CTE = 6;
    /** From PostgreSQL 18 on what a query is grouped by. */
    private static final int GROUP = 9;
    /** Queries in queries, of whatever sense. */
    private static final int DEEPEST = 50;

    private final NodeTree query;

    /**
     * A column of what a view selects from.
     *
     * @param row which row of its relation it is taken from, as a query may name one relation several times
     */
    record Origin(ColumnNumber column, String row) {
        Origin of(String outer) {
            return new Origin(column, outer + "." + row);
        }
    }

    /** @param outer the queries around it, the nearest first */
    private record Scope(NodeTree query, List<NodeTree> outer, int depth) {
        Scope inner(NodeTree inner) {
            List<NodeTree> around = new ArrayList<>(List.of(query));
            around.addAll(outer);
            return new Scope(inner, around, depth + 1);
        }

        NodeTree entry(long number) {
            return nth(query.field("rtable"), number);
        }
    }

    ViewRule(String action) {
        NodeTree tree = NodeTree.parse(action);
        this.query = tree.list().stream().findFirst().orElse(tree);
    }

    private static NodeTree nth(NodeTree list, long number) {
        List<NodeTree> items = list.list();
        return number >= 1 && number <= items.size() ? items.get((int) number - 1) : NodeTree.NOTHING;
    }

    /**
     * The column that a column of the view shows as it is, of whatever relation the view selects from; empty for an expression. What is put together of several
     * queries (UNION, WITH RECURSIVE) shows one if they all show the same.
     */
    Optional<Origin> origin(int number) {
        Set<Optional<Origin>> shown = origins(new Scope(query, List.of(), 0), number);
        return shown.size() == 1 ? shown.iterator().next() : Optional.empty();
    }

    /** Empty for an expression; none at all where a recursive query refers to itself. */
    private static Set<Optional<Origin>> origins(Scope scope, long number) {
        NodeTree setOperation = scope.query().field("setOperations");
        if (setOperation.is("SETOPERATIONSTMT")) {
            Set<Optional<Origin>> found = new LinkedHashSet<>();
            branches(scope, setOperation, number, found);
            return found;
        }
        return scope.query().field("targetList").list().stream()
                .filter(target -> target.field("resno").number() == number)
                .findFirst()
                .map(target -> shown(scope, target.field("expr")))
                .orElseGet(ViewRule::unknown);
    }

    /** Each row is one of a branch: which, does not matter. */
    private static void branches(Scope scope, NodeTree operation, long number, Set<Optional<Origin>> found) {
        for (NodeTree side : List.of(operation.field("larg"), operation.field("rarg"))) {
            if (side.is("SETOPERATIONSTMT")) {
                branches(scope, side, number, found);
            } else {
                NodeTree entry = scope.entry(side.field("rtindex").number());
                ofQuery(scope, entry.field("subquery"), number)
                        .forEach(origin -> found.add(origin.map(one -> new Origin(one.column(), "any"))));
            }
        }
    }

    private static Set<Optional<Origin>> shown(Scope scope, NodeTree expression) {
        boolean isOfThisQuery =
                expression.is("VAR") && expression.field("varlevelsup").number() == 0 && scope.depth() < DEEPEST;
        if (!isOfThisQuery) {
            return unknown();
        }
        long attribute = expression.field("varattno").number();
        String row = expression.field("varno").text();
        NodeTree entry = scope.entry(expression.field("varno").number());
        Scope deeper = new Scope(scope.query(), scope.outer(), scope.depth() + 1);
        return switch ((int) entry.field("rtekind").number()) {
            case RELATION -> relation(entry.field("relid").number(), (int) attribute, row);
            case SUBQUERY -> of(row, ofQuery(scope, entry.field("subquery"), attribute));
            case CTE -> of(row, ofCte(scope, entry, attribute));
            case JOIN -> shown(deeper, nth(entry.field("joinaliasvars"), attribute));
            case GROUP -> shown(deeper, nth(entry.field("groupexprs"), attribute));
            default -> unknown();
        };
    }

    private static Set<Optional<Origin>> relation(long relation, int attribute, String row) {
        return relation == 0 || attribute == 0
                ? unknown()
                : only(Optional.of(new Origin(new ColumnNumber(relation, attribute), row)));
    }

    private static Set<Optional<Origin>> of(String row, Set<Optional<Origin>> inner) {
        Set<Optional<Origin>> origins = new LinkedHashSet<>();
        inner.forEach(origin -> origins.add(origin.map(one -> one.of(row))));
        return origins;
    }

    private static Set<Optional<Origin>> ofQuery(Scope scope, NodeTree inner, long attribute) {
        return inner.is("QUERY") ? origins(scope.inner(inner), attribute) : unknown();
    }

    /** A query of WITH, of this query or one around it. */
    private static Set<Optional<Origin>> ofCte(Scope scope, NodeTree entry, long attribute) {
        if (Boolean.parseBoolean(entry.field("self_reference").text())) {
            return new LinkedHashSet<>();
        }
        int levels = (int) entry.field("ctelevelsup").number();
        if (levels > scope.outer().size()) {
            return unknown();
        }
        NodeTree owner = levels == 0 ? scope.query() : scope.outer().get(levels - 1);
        List<NodeTree> around = levels == 0
                ? scope.outer()
                : scope.outer().subList(levels, scope.outer().size());
        String name = entry.field("ctename").text();
        return owner.field("cteList").list().stream()
                .filter(cte -> cte.field("ctename").text().equals(name))
                .findFirst()
                .map(cte -> ofQuery(new Scope(owner, around, scope.depth()), cte.field("ctequery"), attribute))
                .orElseGet(ViewRule::unknown);
    }

    private static Set<Optional<Origin>> unknown() {
        return only(Optional.empty());
    }

    private static Set<Optional<Origin>> only(Optional<Origin> origin) {
        Set<Optional<Origin>> origins = new LinkedHashSet<>();
        origins.add(origin);
        return origins;
    }
}
