package org.fraiseql.typed;

import java.util.List;
import java.util.Optional;
import org.fraiseql.execution.FieldRows;
import org.fraiseql.stream.FlatRow;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of rows whose fields are columns, without JSON for those values that have their common form in PostgreSQL's text. All others are written as JSON and
 * read by the record's own reader, so that the two can't differ in what they take. Immutable, thread-safe.
 */
final class FlatReader<R> {
    private final RecordReader<R> record;
    private final QuickForm[] quick;

    private FlatReader(RecordReader<R> record, QuickForm[] quick) {
        this.record = record;
        this.quick = quick;
    }

    /** Empty when the columns are not the record's components. */
    static <R> Optional<FlatReader<R>> of(RecordReader<R> record, FlatRow row) {
        List<Class<?>> types = record.types();
        if (!record.names().equals(row.keys())) {
            return Optional.empty();
        }
        QuickForm[] quick = new QuickForm[types.size()];
        for (int i = 0; i < quick.length; i++) {
            Class<?> type = types.get(i);
            quick[i] = row.shape(i).map(shape -> QuickForm.of(type, shape)).orElse(QuickForm.NONE);
        }
        return Optional.of(new FlatReader<>(record, quick));
    }

    /** @param at goes over JSON where there is need of it */
    R read(FieldRows rows, JsonCursor at) {
        @Nullable Object[] values = new @Nullable Object[quick.length];
        for (int i = 0; i < values.length; i++) {
            byte[] text = rows.text(i);
            Object value = text == null ? null : quick[i].read(text);
            values[i] = value != null ? value : record.value(i, at.over(rows.json(i, text), rows.length()));
        }
        return record.made(values);
    }
}
