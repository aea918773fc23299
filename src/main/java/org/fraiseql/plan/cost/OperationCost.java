package org.fraiseql.plan.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.cost.ReadCost.Share;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;

/**
 * What an operation is expected to cost, in plain rows: each row of a list costs {@link ReadCost#ROW}, with one more for each row that is joined to it; the rows of
 * the longest list at the root cost one each, as they are read once and streamed. What the document settles is reckoned once. Immutable.
 */
public final class OperationCost {
    /** No field of the catalog. */
    public static final OperationCost NONE = new OperationCost(List.of());

    private static final String COST = "cost";
    private static final String MAX_COST = "maxCost";
    private static final String FIELD = "field";

    private final List<Root> roots;
    private final boolean isFixed;
    private final double fixed;

    record Root(String responseKey, Problem.Location location, ReadCost read) {}

    OperationCost(List<Root> roots) {
        this.roots = List.copyOf(roots);
        this.isFixed = roots.stream().allMatch(root -> root.read().isFixed());
        this.fixed = isFixed ? reckoned(NO_VALUES) : 0;
    }

    private static final Bindings NO_VALUES = new Bindings(new LinkedHashMap<>());

    /** The cost with the values of a request. */
    public double of(Bindings bindings) {
        return isFixed ? fixed : reckoned(bindings);
    }

    private double reckoned(Bindings bindings) {
        double total = 0;
        double longest = 0;
        for (Root root : roots) {
            total += root.read().total(1, bindings);
            longest = Math.max(longest, root.read().read().rows(bindings));
        }
        return total - longest * (ReadCost.ROW - 1);
    }

    /** How many rows a root field is expected to have with those of all lists below; infinitely many where it is not known here. */
    public double rows(String responseKey, Bindings bindings) {
        for (Root root : roots) {
            if (root.responseKey().equals(responseKey)) {
                return root.read().answeredRows(1, bindings);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** @param max 0 when anything may be asked for @throws EngineException {@code LIMIT_EXCEEDED}, naming the field that costs the most */
    public void check(Bindings bindings, int max) {
        if (max == 0) {
            return;
        }
        double cost = of(bindings);
        if (cost > max) {
            throw tooMuch(cost, max, bindings);
        }
    }

    private EngineException tooMuch(double cost, int max, Bindings bindings) {
        Root worst = roots.stream()
                .max(Comparator.comparingDouble(root -> root.read().total(1, bindings)))
                .orElseThrow();
        Share share = shares(worst, bindings).stream()
                .max(Comparator.comparingDouble(Share::cost))
                .orElseThrow();
        String message = "The operation may cost %s, more than the %d allowed; \"%s\" reads %s rows."
                .formatted(figure(cost), max, Excerpt.ofPath(share.field()), figure(share.rows()));
        Problem problem = Problem.of(ErrorCode.LIMIT_EXCEEDED, message)
                .with(COST, whole(cost))
                .with(MAX_COST, max)
                .with(FIELD, Excerpt.ofPath(share.field()))
                .hint("Give the list a limit, or nest less in it.");
        return new EngineException(problem).under(worst.responseKey(), worst.location());
    }

    /** The same refusal without what statistics say of tables: they count all rows, also those that policies hide. Other problems as they are. */
    public static Problem withoutFigures(Problem problem) {
        if (problem.code() != ErrorCode.LIMIT_EXCEEDED || !problem.details().containsKey(COST)) {
            return problem;
        }
        return problem.without(COST)
                .withMessage("The operation may cost more than the %s allowed; most of it is \"%s\"."
                        .formatted(
                                problem.details().get(MAX_COST),
                                problem.details().get(FIELD)));
    }

    /** For people who want to know where a cost comes from: {@code {cost, maxCost, fields: [{field, rows, cost}]}}. */
    public Map<String, Object> explained(Bindings bindings, int max) {
        Optional<Root> longest = roots.stream()
                .max(Comparator.comparingDouble(root -> root.read().read().rows(bindings)));
        List<Map<String, Object>> fields = new ArrayList<>();
        for (Root root : roots) {
            boolean isStream = longest.isPresent() && longest.get().equals(root);
            for (Share share : shares(root, bindings)) {
                boolean isPlain = isStream && share.field().equals(root.responseKey());
                double spared = isPlain ? share.rows() * (ReadCost.ROW - 1) : 0;
                Map<String, Object> field = new LinkedHashMap<>();
                field.put(FIELD, share.field());
                field.put("rows", whole(share.rows()));
                field.put(COST, whole(share.cost() - spared));
                fields.add(field);
            }
        }
        Map<String, Object> explained = new LinkedHashMap<>();
        explained.put(COST, whole(of(bindings)));
        explained.put(MAX_COST, max);
        explained.put("fields", fields);
        return explained;
    }

    private static List<Share> shares(Root root, Bindings bindings) {
        List<Share> shares = new ArrayList<>();
        root.read().shares(1, bindings, shares::add);
        return shares;
    }

    private static long whole(double figure) {
        return Math.round(Math.ceil(figure));
    }

    /** Beyond what can be counted the digits say nothing. */
    private static String figure(double figure) {
        return figure < 1e15 ? Long.toString(whole(figure)) : "%.1e".formatted(figure);
    }

    /** What it holds of the heap. */
    public long retainedBytes() {
        return roots.stream().mapToLong(root -> root.read().retainedBytes()).sum();
    }
}
