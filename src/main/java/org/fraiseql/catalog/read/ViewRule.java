package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Assurances.ColumnNumber;

/**
 * The query of a view, as PostgreSQL keeps it ({@code pg_rewrite.ev_action}; PostgreSQL's {@code parsenodes.h} and {@code primnodes.h}), asked for what its
 * columns show.
 */
final class ViewRule {
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

    ViewRule(String action) {
        this.query = query(action);
    }

    static NodeTree query(String action) {
        NodeTree tree = NodeTree.parse(action);
        return tree.list().stream().findFirst().orElse(tree);
    }

    /**
     * The columns that each column of the view shows as they are, of whatever relations the view selects from, the one that its query names first; none for an
     * expression. Several if a join takes only rows in which they are equal. What is put together of several queries (UNION, WITH RECURSIVE) shows what they all
     * show. By the numbers of the view's columns.
     */
    Map<Integer, List<Origin>> origins() {
        Map<Integer, List<Origin>> origins = new LinkedHashMap<>();
        QueryScope scope = QueryScope.of(query);
        query.field("targetList").list().forEach(target -> {
            long number = target.field("resno").number();
            origins.put((int) number, origins(scope, number));
        });
        return origins;
    }

    /** What the view selects from, if that is a single relation. */
    Optional<Long> only() {
        List<NodeTree> from = query.field("jointree").field("fromlist").list();
        return Optional.of(from)
                .filter(entries -> entries.size() == 1 && entries.getFirst().is("RANGETBLREF"))
                .map(entries -> QueryScope.of(query)
                        .entry(entries.getFirst().field("rtindex").number()))
                .filter(entry -> QueryScope.kind(entry) == QueryScope.RELATION)
                .map(entry -> entry.field("relid").number());
    }

    private static List<Origin> origins(QueryScope scope, long number) {
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

    private static void branches(QueryScope scope, NodeTree operation, long number, List<List<Origin>> found) {
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

    private static List<Origin> shown(QueryScope scope, NodeTree expression) {
        List<Origin> origins = new ArrayList<>();
        equated(scope, expression).forEach(variable -> origins.addAll(ofVariable(scope, variable)));
        return origins;
    }

    /** The variable itself, and those that equal it in each row. */
    private static List<NodeTree> equated(QueryScope scope, NodeTree expression) {
        NodeTree variable = scope.plain(expression);
        return QueryScope.isOfThisQuery(variable)
                ? new ViewEqualities(scope.query(), scope::plain).of(variable)
                : List.of();
    }

    private static List<Origin> ofVariable(QueryScope scope, NodeTree variable) {
        long attribute = variable.field("varattno").number();
        String row = variable.field("varno").text();
        NodeTree entry = scope.entry(variable.field("varno").number());
        return switch ((int) entry.field("rtekind").number()) {
            case QueryScope.RELATION -> relation(entry.field("relid").number(), (int) attribute, row);
            case QueryScope.SUBQUERY -> of(row, ofQuery(scope, entry.field("subquery"), attribute));
            case QueryScope.CTE -> of(row, ofCte(scope, entry, attribute));
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

    private static List<Origin> ofQuery(QueryScope scope, NodeTree inner, long attribute) {
        return scope.inner(inner).map(query -> origins(query, attribute)).orElse(List.of());
    }

    private static List<Origin> ofCte(QueryScope scope, NodeTree entry, long attribute) {
        return scope.common(entry).map(inner -> origins(inner, attribute)).orElse(List.of());
    }
}
