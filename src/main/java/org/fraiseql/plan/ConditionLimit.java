package org.fraiseql.plan;

import java.util.List;
import java.util.Map;
import org.fraiseql.document.Input;
import org.fraiseql.document.Operation;
import org.fraiseql.document.Selection;
import org.fraiseql.support.EngineException;

/**
 * Counts the comparisons of an operation's conditions, empty objects among them, the relations on their way, and the steps of its orders: each becomes a piece of SQL, for which PostgreSQL looks
 * for a plan. Lists of values are one operand, and have a limit of their own.
 */
public final class ConditionLimit {
    private static final String WHERE = "where";
    private static final List<String> LOGIC = List.of("AND", "OR", "NOT");
    private static final List<String> QUANTIFIERS = List.of("some", "every", "none");

    private final int max;
    private int count;

    private ConditionLimit(int max) {
        this.max = max;
    }

    /** @throws EngineException {@code LIMIT_EXCEEDED}, naming the argument in which there are too many */
    public static void check(Operation operation, int max) {
        ConditionLimit limit = new ConditionLimit(max);
        for (Selection root : operation.roots()) {
            try {
                limit.check(root, ErrorLocation.root(root));
            } catch (EngineException e) {
                throw e.under(root.responseKey(), root.location());
            }
        }
    }

    private void check(Selection selection, ErrorLocation place) {
        selection.arguments().forEach((name, input) -> argument(input, name, place));
        for (Selection below : selection.selections()) {
            check(below, place.below(below));
        }
        selection
                .selectionsByType()
                .values()
                .forEach(selections -> selections.forEach(below -> check(below, place.below(below))));
    }

    private void argument(Input input, String name, ErrorLocation place) {
        switch (name) {
            case WHERE -> conditions(input, place.argument(WHERE));
            case "orderBy" -> steps(input, place.argument("orderBy"));
            case "onConflict" -> {
                if (input instanceof Input.Fields(Map<String, Input> fields) && fields.containsKey(WHERE)) {
                    conditions(fields.get(WHERE), place.argument("onConflict").dot(WHERE));
                }
            }
            default -> {}
        }
    }

    private void conditions(Input input, ArgumentPath argument) {
        switch (input) {
            case Input.Fields(Map<String, Input> fields)
            when !fields.isEmpty() ->
                fields.forEach((name, field) -> {
                    if (isRelation(name, field)) {
                        one(argument);
                    }
                    conditions(field, argument);
                });
            case Input.Items(var items) when !items.isEmpty() -> items.forEach(item -> conditions(item, argument));
            case Input.Fields empty -> one(argument);
            case Input.Items empty -> one(argument);
            case Input.Leaf leaf -> one(argument);
            case Input.Flag flag -> one(argument);
            case Input.EnumValue value -> one(argument);
            case Input.Null absent -> one(argument);
        }
    }

    /** A step to other rows, which is a subquery; of a list each of its quantifiers is one. Attributes of values count like it. */
    private static boolean isRelation(String name, Input value) {
        return value instanceof Input.Fields(Map<String, Input> below)
                && !LOGIC.contains(name)
                && (QUANTIFIERS.contains(name) || below.entrySet().stream().anyMatch(ConditionLimit::isNested));
    }

    private static boolean isNested(Map.Entry<String, Input> below) {
        return !QUANTIFIERS.contains(below.getKey())
                && (below.getValue() instanceof Input.Fields || below.getValue() instanceof Input.Items);
    }

    private void steps(Input input, ArgumentPath argument) {
        switch (input) {
            case Input.Fields(Map<String, Input> fields) ->
                fields.values().forEach(field -> {
                    one(argument);
                    steps(field, argument);
                });
            case Input.Items(var items) -> items.forEach(item -> steps(item, argument));
            case Input.Leaf leaf -> {}
            case Input.Flag flag -> {}
            case Input.EnumValue value -> {}
            case Input.Null absent -> {}
        }
    }

    private void one(ArgumentPath argument) {
        if (++count > max) {
            throw PlanErrors.tooManyConditions(argument, max);
        }
    }
}
