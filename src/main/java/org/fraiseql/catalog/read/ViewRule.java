package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * The columns that each column of the view shows as they are, of whatever relations the view selects from, the one that its query names first; none for an
     * expression. Several if a join takes only rows in which they are equal. What is put together of several queries (UNION, WITH RECURSIVE) shows what they all
     * show. By the numbers of the view's columns.
     */
    Map<Integer, List<Origin>> origins() {
        Map<Integer, List<Origin>> origins = new LinkedHashMap<>();
        Scope scope = new Scope(query, List.of(), 0);
        query.field("targetList").list().forEach(target -> {
            long number = target.field("resno").number();
            origins.put((int) number, origins(scope, number));
        });
        return origins;
    }

    private static List<Origin> origins(Scope scope, long number) {
        NodeTree setOperation = scope.query().field("setOperations");
        if (setOperation.is("SETOPERATIONSTMT")) {
            List<List<Origin>> branches = new ArrayList<>();
            branches(scope, setOperation, number, branches);
            return common(branches);
        }
        return scope.query().field("targetList").list().stream()
                .filter(target -> target.field("resno").number() == number)
                .findFirst()
                .map(target -> shown(scope, target.field("expr")))
                .orElse(List.of());
    }

    private static void branches(Scope scope, NodeTree operation, long number, List<List<Origin>> found) {
        for (NodeTree side : List.of(operation.field("larg"), operation.field("rarg"))) {
            if (side.is("SETOPERATIONSTMT")) {
                branches(scope, side, number, found);
            } else {
                NodeTree entry = scope.entry(side.field("rtindex").number());
                found.add(ofQuery(scope, entry.field("subquery"), number));
            }
        }
    }

    /** Each row is one of a branch. Columns are of one row if they are in every branch. */
    private static List<Origin> common(List<List<Origin>> branches) {
        List<Origin> common = new ArrayList<>();
        for (Origin first : branches.getFirst()) {
            List<String> rows = new ArrayList<>();
            branches.forEach(branch -> branch.stream()
                    .filter(origin -> origin.column().equals(first.column()))
                    .findFirst()
                    .ifPresent(origin -> rows.add(origin.row())));
            if (rows.size() == branches.size()) {
                common.add(new Origin(first.column(), rows.toString()));
            }
        }
        return common;
    }

    private static List<Origin> shown(Scope scope, NodeTree expression) {
        List<Origin> origins = new ArrayList<>();
        equated(scope, expression).forEach(variable -> origins.addAll(ofVariable(scope, variable)));
        return origins;
    }

    /** The variable itself, and those that equal it in each row. */
    private static List<NodeTree> equated(Scope scope, NodeTree expression) {
        NodeTree variable = plain(scope, expression);
        return isOfThisQuery(variable)
                ? new ViewEqualities(scope.query(), one -> plain(scope, one)).of(variable)
                : List.of();
    }

    private static boolean isOfThisQuery(NodeTree expression) {
        return expression.is("VAR") && expression.field("varlevelsup").number() == 0;
    }

    /** What a column of a join or of a grouping stands for. */
    private static NodeTree plain(Scope scope, NodeTree expression) {
        NodeTree plain = expression;
        for (int i = 0; i < DEEPEST && isOfThisQuery(plain); i++) {
            NodeTree entry = scope.entry(plain.field("varno").number());
            long attribute = plain.field("varattno").number();
            switch ((int) entry.field("rtekind").number()) {
                case JOIN -> plain = nth(entry.field("joinaliasvars"), attribute);
                case GROUP -> plain = nth(entry.field("groupexprs"), attribute);
                default -> {
                    return plain;
                }
            }
        }
        return plain;
    }

    private static List<Origin> ofVariable(Scope scope, NodeTree variable) {
        long attribute = variable.field("varattno").number();
        String row = variable.field("varno").text();
        NodeTree entry = scope.entry(variable.field("varno").number());
        return switch ((int) entry.field("rtekind").number()) {
            case RELATION -> relation(entry.field("relid").number(), (int) attribute, row);
            case SUBQUERY -> of(row, ofQuery(scope, entry.field("subquery"), attribute));
            case CTE -> of(row, ofCte(scope, entry, attribute));
            default -> List.of();
        };
    }

    private static List<Origin> relation(long relation, int attribute, String row) {
        return relation == 0 || attribute == 0
                ? List.of()
                : List.of(new Origin(new ColumnNumber(relation, attribute), row));
    }

    private static List<Origin> of(String row, List<Origin> inner) {
        return inner.stream().map(origin -> origin.of(row)).toList();
    }

    private static List<Origin> ofQuery(Scope scope, NodeTree inner, long attribute) {
        return inner.is("QUERY") && scope.depth() < DEEPEST ? origins(scope.inner(inner), attribute) : List.of();
    }

    /** A query of WITH, of this query or one around it. What a recursive one has from itself is of another row. */
    private static List<Origin> ofCte(Scope scope, NodeTree entry, long attribute) {
        int levels = (int) entry.field("ctelevelsup").number();
        if (Boolean.parseBoolean(entry.field("self_reference").text())
                || levels > scope.outer().size()) {
            return List.of();
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
                .orElse(List.of());
    }
}
