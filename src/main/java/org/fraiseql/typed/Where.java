package org.fraiseql.typed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.query.Condition;
import org.fraiseql.query.Condition.Quantifier;
import org.fraiseql.query.Order;
import org.jspecify.annotations.Nullable;

/** Conditions and orders as GraphQL's inputs have them. */
final class Where {
    private Where() {}

    static Map<String, @Nullable Object> of(List<Condition> conditions) {
        return conditions.size() == 1 ? of(conditions.getFirst()) : single("AND", each(conditions));
    }

    static Map<String, @Nullable Object> of(Condition condition) {
        return switch (condition) {
            case Condition.Comparison(String path, String operator, Object operand) ->
                at(path, single(operator, JsonValues.of(operand, path + "." + operator)));
            case Condition.All(List<Condition> conditions) -> single("AND", each(conditions));
            case Condition.Any(List<Condition> conditions) -> single("OR", each(conditions));
            case Condition.Not(Condition inner) -> single("NOT", of(inner));
            case Condition.Related(String relation, Quantifier quantifier, Condition inner) ->
                single(relation, quantified(quantifier, of(inner)));
        };
    }

    private static List<@Nullable Object> each(List<Condition> conditions) {
        List<@Nullable Object> inputs = new ArrayList<>();
        conditions.forEach(condition -> inputs.add(of(condition)));
        return inputs;
    }

    private static Object quantified(Quantifier quantifier, Map<String, @Nullable Object> condition) {
        return switch (quantifier) {
            case ONE -> condition;
            case SOME -> single("some", condition);
            case EVERY -> single("every", condition);
            case NONE -> single("none", condition);
        };
    }

    static List<@Nullable Object> orders(List<Order> orders) {
        List<@Nullable Object> inputs = new ArrayList<>();
        orders.forEach(order -> inputs.add(at(order.path(), order.direction().name())));
        return inputs;
    }

    /** {@code author.name}: an object in an object. */
    private static Map<String, @Nullable Object> at(String path, Object value) {
        int dot = path.indexOf('.');
        return dot < 0 ? single(path, value) : single(path.substring(0, dot), at(path.substring(dot + 1), value));
    }

    private static Map<String, @Nullable Object> single(String name, @Nullable Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put(name, value);
        return object;
    }
}
