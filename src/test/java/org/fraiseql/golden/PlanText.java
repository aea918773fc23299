package org.fraiseql.golden;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.ServerVersion;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.plan.ArgumentPath;
import org.fraiseql.plan.ValueSource;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A plan as an indented text. Goes over records by their components, so that a new kind of node needs no line here; parts of the catalog are printed by
 * name, places in the document and empty things not at all.
 */
final class PlanText {
    private final StringBuilder text = new StringBuilder();

    private PlanText() {}

    static String of(List<Object> roots) {
        PlanText text = new PlanText();
        roots.forEach(root -> text.node(root, 0));
        return text.text.toString();
    }

    private void node(Object value, int depth) {
        text.append("  ".repeat(depth)).append(value.getClass().getSimpleName());
        List<RecordComponent> below = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = part(value, component);
            if (isNothing(part)) {
                continue;
            }
            Optional<String> inline = inline(part);
            if (inline.isPresent()) {
                text.append(' ').append(component.getName()).append('=').append(inline.get());
            } else {
                below.add(component);
            }
        }
        text.append('\n');
        for (RecordComponent component : below) {
            child(component.getName(), part(value, component), depth + 1);
        }
    }

    private void child(String name, Object value, int depth) {
        Object present = value instanceof Optional<?> optional ? optional.orElseThrow() : value;
        text.append("  ".repeat(depth)).append(name).append(":\n");
        if (present instanceof Collection<?> items) {
            items.forEach(item -> item(item, depth + 1));
        } else {
            item(present, depth + 1);
        }
    }

    private void item(Object item, int depth) {
        if (item.getClass().isRecord() && named(item).isEmpty()) {
            node(item, depth);
        } else {
            text.append("  ".repeat(depth)).append(inline(item).orElseThrow()).append('\n');
        }
    }

    private static boolean isNothing(Object value) {
        return value instanceof Problem.Location
                || (value instanceof Optional<?> optional && optional.isEmpty())
                || (value instanceof OptionalInt number && number.isEmpty())
                || (value instanceof Collection<?> items && items.isEmpty());
    }

    /** On one line, if it is a name, a value, or a record of such. */
    private static Optional<String> inline(@Nullable Object value) {
        if (value == null) {
            return Optional.of("null");
        }
        Optional<String> name = named(value);
        if (name.isPresent()) {
            return name;
        }
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(PlanText::inline);
        }
        if (value instanceof OptionalInt number) {
            return Optional.of(Integer.toString(number.orElseThrow()));
        }
        if (value instanceof List<?> items) {
            boolean isPlain = items.stream().noneMatch(item -> item.getClass().isRecord());
            return isPlain ? Optional.of(items.toString()) : Optional.empty();
        }
        if (value.getClass().isRecord()) {
            return inlineRecord(value);
        }
        return Optional.of(value.toString());
    }

    private static Optional<String> inlineRecord(Object value) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = part(value, component);
            if (isNothing(part)) {
                continue;
            }
            if (part.getClass().isRecord() && named(part).isEmpty()) {
                return Optional.empty();
            }
            Optional<String> inline = inline(part);
            if (inline.isEmpty()) {
                return Optional.empty();
            }
            parts.add(inline.get());
        }
        return Optional.of(value.getClass().getSimpleName() + "(" + String.join(", ", parts) + ")");
    }

    private static Optional<String> named(Object value) {
        return switch (value) {
            case Table table -> Optional.of(table.typeName());
            case Column column -> Optional.of(column.name());
            case WriteTarget target -> Optional.of(target.name().toString());
            case UniqueKey key -> Optional.of(key.name());
            case Relationship relationship -> Optional.of(relationship.fieldName());
            case ColumnType type -> Optional.of(type.sqlName().toString());
            case ServerVersion version -> Optional.of(String.valueOf(version.canCheckInput()));
            case ArgumentPath argument -> Optional.of('"' + argument.path() + '"');
            case String string -> Optional.of('"' + string + '"');
            default -> Optional.empty();
        };
    }

    /** What comes from the request needs no word of it. */
    private static Object unwrapped(Object value) {
        return switch (value) {
            case ValueSource.Request(var ref) -> ref;
            case List<?> items -> items.stream().map(PlanText::unwrapped).toList();
            default -> value;
        };
    }

    private static Object part(Object record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return unwrapped(component.getAccessor().invoke(record));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
