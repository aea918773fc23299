package org.fraiseql.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fraiseql.support.RetainedBytes;
import org.jspecify.annotations.Nullable;

/** Where a value comes from at execution: it stands in the document, or in a variable. The plan keeps this, so that a later request only binds. */
public sealed interface ValueRef {
    /** A value that the document has. */
    record Constant(Object value) implements ValueRef {}

    /** A null among the items of a list. */
    record Null() implements ValueRef {}

    /** A value inside a variable: map keys ({@link String}) and list indexes ({@link Integer}) lead to it. */
    record Variable(String name, List<Object> path) implements ValueRef {
        public Variable {
            path = List.copyOf(path);
        }
    }

    /** The values under one key of the maps in a list: a column of rows. */
    record Column(Variable rows, String key) implements ValueRef {}

    /** A list in the document whose items come from anywhere. */
    record Items(List<ValueRef> items) implements ValueRef {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** The attributes of a composite value, by field; those that are not among them are NULL. */
    record Attributes(Map<String, ValueRef> members) implements ValueRef {
        public Attributes {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** JSON in the document, with variables inside. */
    record Json(JsonLiteral literal) implements ValueRef {}

    /** What it holds of the heap, see {@link RetainedBytes}. */
    default long retainedBytes() {
        return RetainedBytes.OBJECT
                + switch (this) {
                    case Constant(Object value) -> RetainedBytes.ofValue(value);
                    case Null absent -> 0;
                    case Variable(String name, List<Object> path) -> RetainedBytes.ofValue(path);
                    case Column(Variable rows, String key) -> rows.retainedBytes() + RetainedBytes.of(key);
                    case Json(JsonLiteral literal) -> literal.retainedBytes();
                    case Attributes(Map<String, ValueRef> members) ->
                        RetainedBytes.COLLECTION
                                + members.entrySet().stream()
                                        .mapToLong(member -> RetainedBytes.of(member.getKey())
                                                + member.getValue().retainedBytes())
                                        .sum();
                    case Items(List<ValueRef> items) ->
                        RetainedBytes.COLLECTION
                                + items.stream()
                                        .mapToLong(ValueRef::retainedBytes)
                                        .sum();
                };
    }

    /** The value for these coerced variables. */
    default @Nullable Object resolve(Map<String, @Nullable Object> variables) {
        return switch (this) {
            case Constant(Object value) -> value;
            case Null absent -> null;
            case Variable(String name, List<Object> path) -> descend(variables.get(name), path);
            case Column(Variable rows, String key) -> {
                List<?> maps = (List<?>) Objects.requireNonNull(rows.resolve(variables));
                List<@Nullable Object> values = new ArrayList<>(maps.size());
                maps.forEach(map -> values.add(((Map<?, ?>) map).get(key)));
                yield values;
            }
            case Json(JsonLiteral literal) -> literal.text(variables);
            case Attributes(Map<String, ValueRef> members) -> {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                members.forEach((field, member) -> values.put(field, member.resolve(variables)));
                yield values;
            }
            case Items(List<ValueRef> items) -> {
                List<@Nullable Object> values = new ArrayList<>(items.size());
                items.forEach(item -> values.add(item.resolve(variables)));
                yield values;
            }
        };
    }

    private static @Nullable Object descend(@Nullable Object value, List<Object> path) {
        Object current = value;
        for (Object step : path) {
            if (step instanceof Integer index && current instanceof List<?> list) {
                current = list.get(index);
            } else if (current instanceof Map<?, ?> map) {
                current = map.get(step);
            }
        }
        return current;
    }
}
