package org.fraiseql.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.ColumnOrKeyName;
import org.fraiseql.catalog.EnumLabel;
import org.jspecify.annotations.Nullable;

/**
 * An argument's value as the planner sees it: its structure is known, its scalars are references. Structure is all that shapes the SQL: which keys
 * there are, nulls, booleans, enum values that are no data.
 */
public sealed interface Input {
    /** An explicit null. */
    record Null() implements Input {}

    /** A scalar, a label of a database enum, or a list of such. */
    record Leaf(ValueRef value) implements Input {}

    record Flag(boolean value) implements Input {}

    /** A value of an enum of the schema itself, such as {@code ASC}. */
    record EnumValue(Object value) implements Input {}

    /** A list of input objects or choices, or an empty list of anything. */
    record Items(List<Input> items) implements Input {
        public Items {
            items = items instanceof UniformRows ? items : List.copyOf(items);
        }

        /** Rows that all have values for the same columns. */
        public Optional<UniformRows> uniformRows() {
            return items instanceof UniformRows rows ? Optional.of(rows) : Optional.empty();
        }
    }

    record Fields(Map<String, Input> fields) implements Input {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** The input made of a coerced variable, or of a part of one. */
    static Input ofVariable(String name, @Nullable Object value) {
        return of(value, name, List.of());
    }

    static Input of(@Nullable Object value, String name, List<Object> path) {
        return switch (value) {
            case null -> new Null();
            case Boolean flag -> new Flag(flag);
            case EnumLabel label -> new Leaf(new ValueRef.Variable(name, path));
            case Enum<?> constant -> new EnumValue(constant);
            case ColumnOrKeyName named -> new EnumValue(named);
            case Map<?, ?> map -> {
                Map<String, Input> fields = new LinkedHashMap<>();
                map.forEach((key, item) -> fields.put(String.valueOf(key), of(item, name, append(path, key))));
                yield new Fields(fields);
            }
            case List<?> list -> ofList(list, name, path);
            default -> new Leaf(new ValueRef.Variable(name, path));
        };
    }

    private static Input ofList(List<?> list, String name, List<Object> path) {
        if (!list.isEmpty() && list.stream().allMatch(Input::isData)) {
            return new Leaf(new ValueRef.Variable(name, path));
        }
        if (UniformRows.isMadeOf(list)) {
            return new Items(new UniformRows(new ValueRef.Variable(name, path), list));
        }
        List<Input> items = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            items.add(of(list.get(i), name, append(path, i)));
        }
        return new Items(items);
    }

    /** Whether a list of such values is bound as one array: its length and its values do not shape the SQL. */
    static boolean isData(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case EnumLabel label -> true;
            case Enum<?> constant -> false;
            case ColumnOrKeyName named -> false;
            case Map<?, ?> map -> false;
            case List<?> list -> list.stream().allMatch(Input::isData);
            default -> true;
        };
    }

    static List<Object> append(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
