package org.fraiseql.stream;

import java.nio.charset.StandardCharsets;
import org.fraiseql.store.Rows;
import org.jspecify.annotations.Nullable;

/** Rows written down in a test. */
final class WrittenRows implements Rows {
    private final @Nullable String[] columns;
    private int left;

    private WrittenRows(int count, @Nullable String[] columns) {
        this.left = count;
        this.columns = columns;
    }

    /** The same row so many times. */
    static WrittenRows times(int count, @Nullable String... columns) {
        return new WrittenRows(count, columns);
    }

    @Override
    public boolean next() {
        return left-- > 0;
    }

    @Override
    public byte @Nullable [] column(int index) {
        String text = columns[index];
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
