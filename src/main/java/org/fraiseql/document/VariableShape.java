package org.fraiseql.document;

import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.ColumnOrKeyName;
import org.fraiseql.catalog.EnumLabel;
import org.jspecify.annotations.Nullable;

/**
 * What of the variables decides the SQL, as a key of the plan cache: two requests of the same document with equal shapes differ in bound values only.
 * Mirrors {@link Input#ofVariable}: whatever becomes a leaf there is one letter here. A shape that grows too long to be kept is left unfinished.
 */
final class VariableShape {
    private VariableShape() {}

    static String of(List<String> names, Map<String, @Nullable Object> variables) {
        StringBuilder shape = new StringBuilder();
        for (String name : names) {
            if (variables.containsKey(name)) {
                append(variables.get(name), shape);
            } else {
                shape.append('-');
            }
        }
        return shape.toString();
    }

    private static void append(@Nullable Object value, StringBuilder shape) {
        if (shape.length() > PreparedOperation.LONGEST_SHAPE) {
            return;
        }
        switch (value) {
            case null -> shape.append('n');
            case Boolean flag -> shape.append(flag ? 't' : 'f');
            case EnumLabel label -> shape.append('s');
            case Enum<?> constant -> shape.append('e').append(constant.name()).append(';');
            case ColumnOrKeyName named -> shape.append('e').append(named.name()).append(';');
            case Map<?, ?> map -> {
                shape.append('{');
                map.forEach((key, item) -> append(item, shape.append(key).append(':')));
                shape.append('}');
            }
            case List<?> list -> appendList(list, shape);
            default -> shape.append('s');
        }
    }

    private static void appendList(List<?> list, StringBuilder shape) {
        if (!list.isEmpty() && list.stream().allMatch(Input::isData)) {
            shape.append('s');
            return;
        }
        shape.append('[');
        for (Object item : list) {
            append(item, shape);
            if (shape.length() > PreparedOperation.LONGEST_SHAPE) {
                return;
            }
        }
        shape.append(']');
    }
}
