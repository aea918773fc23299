package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.ValueSource;
import org.fraiseql.store.Rows;
import org.fraiseql.stream.HeldBytes;
import org.jspecify.annotations.Nullable;

/** The keys of the rows that were written, in the order of the input. */
final class ReturnedKeys {
    /** One row's key, its columns as texts. */
    private record Key(int position, List<@Nullable String> columns) {}

    /** What a key takes in memory besides the texts of its columns, and what each of these takes besides its letters. */
    private static final int OBJECT_BYTES = 64;

    private final HeldBytes held;
    private final List<Key> keys = new ArrayList<>();
    private int width;

    /** @param held by the keys */
    ReturnedKeys(HeldBytes held) {
        this.held = held;
    }

    /** A key of one column that is known already. */
    static ReturnedKeys one(String value, HeldBytes held) {
        ReturnedKeys keys = new ReturnedKeys(held);
        keys.width = 1;
        keys.keys.add(new Key(0, List.of(value)));
        return keys;
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Takes over the keys of one statement's rows. @return how many there were */
    long add(Rows rows, int columns, List<Integer> positions) {
        width = columns;
        List<List<@Nullable String>> added = new ArrayList<>();
        while (rows.next()) {
            added.add(counted(RowTexts.current(rows, columns)));
        }
        // a trigger may have suppressed rows: which ones is unknown, so all rows of this statement get the same
        // position
        boolean isComplete = added.size() == positions.size();
        int first = positions.isEmpty() ? keys.size() : positions.getFirst();
        for (int i = 0; i < added.size(); i++) {
            keys.add(new Key(isComplete ? positions.get(i) : first, added.get(i)));
        }
        return added.size();
    }

    /** Takes over the keys of rows that were read already. @param columns how many of their columns are the key */
    void add(List<List<@Nullable String>> rows, int columns, List<Integer> positions) {
        width = columns;
        for (int i = 0; i < rows.size(); i++) {
            keys.add(new Key(positions.get(i), counted(rows.get(i).subList(0, columns))));
        }
    }

    private List<@Nullable String> counted(List<@Nullable String> columns) {
        long bytes = OBJECT_BYTES;
        for (String column : columns) {
            bytes += OBJECT_BYTES + (column == null ? 0 : column.length());
        }
        held.take(bytes);
        return columns;
    }

    /** Gives the bindings these keys: from then on a {@link ValueSource.ReturnedKey} is a column of them. */
    void bindTo(Bindings bindings) {
        keys.sort(Comparator.comparingInt(Key::position));
        List<List<@Nullable String>> columns = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            List<@Nullable String> values = new ArrayList<>(keys.size());
            for (Key key : keys) {
                values.add(key.columns().get(i));
            }
            columns.add(values);
        }
        bindings.keysReturned(columns);
    }
}
