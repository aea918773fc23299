package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.document.ValueRef;
import org.fraiseql.support.RetainedBytes;
import org.jspecify.annotations.Nullable;

/** Where the value of an {@link Operand} comes from when a plan is run. */
public sealed interface ValueSource {
    /** The request: its document or its variables. */
    record Request(ValueRef ref) implements ValueSource {}

    /** A column of a row that an earlier step of the same root field has returned, as text. Steps, rows and columns are counted from 0. */
    record StepCell(int step, int row, int column) implements ValueSource {}

    /** A column of the keys that the steps before have returned, counted from 0: a list with one text for each row. */
    record ReturnedKey(int column) implements ValueSource {}

    /** A list whose items come from anywhere. */
    record Items(List<ValueSource> items) implements ValueSource {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** What it holds of the heap, see {@link RetainedBytes}. */
    default long retainedBytes() {
        return RetainedBytes.OBJECT
                + switch (this) {
                    case Request(ValueRef ref) -> ref.retainedBytes();
                    case StepCell cell -> 0;
                    case ReturnedKey key -> 0;
                    case Items(List<ValueSource> items) ->
                        RetainedBytes.COLLECTION
                                + items.stream()
                                        .mapToLong(ValueSource::retainedBytes)
                                        .sum();
                };
    }

    default @Nullable Object resolve(Bindings bindings) {
        return switch (this) {
            case Request(ValueRef ref) -> ref.resolve(bindings.variables());
            case StepCell(int step, int row, int column) -> bindings.stepCell(step, row, column);
            case ReturnedKey(int column) -> bindings.returnedKey(column);
            case Items(List<ValueSource> items) -> {
                List<@Nullable Object> values = new ArrayList<>(items.size());
                items.forEach(item -> values.add(item.resolve(bindings)));
                yield values;
            }
        };
    }
}
