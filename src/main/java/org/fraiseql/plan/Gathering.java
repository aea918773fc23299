package org.fraiseql.plan;

import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Operator;
import org.fraiseql.document.ValueRef;

/**
 * Which reads may be gathered: several runs of them, each with its own values, in one statement. Those whose way through the database is the same for all
 * values, and short: a row by its key, and a page of a list from a place in its order. Functions are called for one request alone, and so are those of views and
 * policies that are volatile.
 */
final class Gathering {
    /** As many as the store takes for short; longer lists share little beside what it costs to hold their rows. */
    private static final long MAX_ROWS = 50;

    private static final List<Operator> FROM_A_PLACE =
            List.of(Operator.EQ, Operator.GT, Operator.GTE, Operator.LT, Operator.LTE);

    private Gathering() {}

    static boolean allows(ReadPlan plan, boolean isSingleRow) {
        return plan.call().isEmpty()
                && !plan.table().isVolatile()
                && areColumns(plan.outputs())
                && (isSingleRow ? isOfKey(plan) : isShortPage(plan));
    }

    private static boolean areColumns(List<Output> outputs) {
        return outputs.stream().allMatch(output -> switch (output) {
            case Output.Value(String key, Column column) -> column.function().isEmpty();
            case Output.Composite composite -> composite.column().function().isEmpty();
            case Output.Document document -> true;
            case Output.Typename typename -> true;
            case Output.One one -> !one.target().isVolatile() && areColumns(one.outputs());
            case Output.Called called -> false;
            case Output.CalledOne called -> false;
            case Output.Rows rows -> false;
        });
    }

    private static boolean isOfKey(ReadPlan plan) {
        return comparisons(plan.condition())
                .filter(all -> all.stream().allMatch(compare -> compare.operator() == Operator.EQ))
                .isPresent();
    }

    private static boolean isShortPage(ReadPlan plan) {
        if (plan.order().isEmpty() || plan.page().offset().isPresent()) {
            return false;
        }
        OrderTerm first = plan.order().getFirst();
        Column column = first.column();
        boolean isByKey = first.path().isEmpty()
                && first.distance().isEmpty()
                && plan.table().keys().stream().anyMatch(key -> key.columns().equals(List.of(column)));
        return isByKey
                && plan.page().limit().filter(Gathering::isSmall).isPresent()
                && comparisons(plan.condition())
                        .filter(all -> all.stream().allMatch(compare -> isFromAPlace(compare, column)))
                        .isPresent();
    }

    private static boolean isFromAPlace(Predicate.Compare compare, Column column) {
        return compare.column().equals(column) && FROM_A_PLACE.contains(compare.operator());
    }

    private static boolean isSmall(Operand limit) {
        return limit.value() instanceof ValueSource.Request(ValueRef.Constant(Number rows))
                && rows.longValue() <= MAX_ROWS;
    }

    /** The comparisons that all must hold; nothing when the condition is made of more. */
    private static Optional<List<Predicate.Compare>> comparisons(Predicate condition) {
        return switch (condition) {
            case Predicate.Compare compare -> Optional.of(List.of(compare));
            case Predicate.Constant constant -> constant.value() ? Optional.of(List.of()) : Optional.empty();
            case Predicate.And(List<Predicate> terms) ->
                terms.stream().allMatch(Predicate.Compare.class::isInstance)
                        ? Optional.of(terms.stream()
                                .map(Predicate.Compare.class::cast)
                                .toList())
                        : Optional.empty();
            case Predicate.Or or -> Optional.empty();
            case Predicate.Not not -> Optional.empty();
            case Predicate.IsNull isNull -> Optional.empty();
            case Predicate.Flag flag -> Optional.empty();
            case Predicate.Related related -> Optional.empty();
            case Predicate.Search search -> Optional.empty();
            case Predicate.Within within -> Optional.empty();
            case Predicate.PathOfRow path -> Optional.empty();
            case Predicate.JsonTest test -> Optional.empty();
            case Predicate.JsonIsNull test -> Optional.empty();
            case Predicate.Attributes attributes -> Optional.empty();
            case Predicate.Elements elements -> Optional.empty();
        };
    }
}
