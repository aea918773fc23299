package org.fraiseql.typed;

import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What is selected for a record: its components by their names, records among them with theirs. Thread-safe. */
final class Selections {
    private static final ClassValue<String> KNOWN = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return selection(type, new ArrayDeque<>());
        }
    };

    private Selections() {}

    /** {@code { id author { name } }}. @throws org.fraiseql.query.QueryException for a record that selects nothing, or itself */
    static String of(Class<? extends Record> type) {
        return KNOWN.get(type);
    }

    private static String selection(Class<?> type, Deque<Class<?>> around) {
        if (around.contains(type)) {
            throw Failures.unfit(
                    List.of(type.getSimpleName() + " has itself among its components, which would never end."));
        }
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 0) {
            throw Failures.unfit(List.of(type.getSimpleName() + " has no components to select."));
        }
        around.push(type);
        StringBuilder text = new StringBuilder("{");
        for (RecordComponent component : components) {
            text.append(' ').append(component.getName());
            Optional<Class<?>> inner = JavaForms.recordIn(component.getGenericType());
            inner.ifPresent(nested -> text.append(' ').append(selection(nested, around)));
        }
        around.pop();
        return text.append(" }").toString();
    }
}
