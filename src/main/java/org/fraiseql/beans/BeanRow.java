package org.fraiseql.beans;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.document.AnswerShape;
import org.fraiseql.stream.HeldValue;
import org.jspecify.annotations.Nullable;

/** An object of the catalog's answer as graphql-java sees it: where beans add fields below it, what is there; else nothing. */
final class BeanRow {
    private final HeldValue.Row row;
    private final RowLevel level;
    private final Map<String, @Nullable Object> nested = new LinkedHashMap<>();

    private BeanRow(HeldValue.Row row, RowLevel level) {
        this.row = row;
        this.level = level;
    }

    /** A row, a list or null, as graphql-java takes it. */
    static @Nullable Object of(HeldValue value) {
        // each place of the answer has a shape of its own, which says no more than that it is itself
        return of(value, new IdentityHashMap<>());
    }

    private static @Nullable Object of(HeldValue value, Map<AnswerShape, RowLevel> levels) {
        return switch (value) {
            case HeldValue.Nothing nothing -> null;
            case HeldValue.Items(List<HeldValue> items) -> {
                List<@Nullable Object> rows = new ArrayList<>(items.size());
                items.forEach(item -> rows.add(of(item, levels)));
                yield rows;
            }
            case HeldValue.Row row -> {
                RowLevel level = levels.computeIfAbsent(row.shape(), shape -> new RowLevel());
                BeanRow made = new BeanRow(row, level);
                level.add(made);
                for (AnswerShape.Member member : row.shape().members()) {
                    if (member instanceof AnswerShape.Member.Nested(String key, AnswerShape shape)) {
                        made.nested.put(key, of(row.nested(key), levels));
                    }
                }
                yield made;
            }
        };
    }

    boolean hasNested(String key) {
        return nested.containsKey(key);
    }

    /** A row, a list or null. */
    @Nullable
    Object nested(String key) {
        return nested.get(key);
    }

    HeldValue.Row row() {
        return row;
    }

    RowLevel level() {
        return level;
    }
}
