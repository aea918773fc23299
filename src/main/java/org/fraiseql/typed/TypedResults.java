package org.fraiseql.typed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.fraiseql.CompiledRead;
import org.fraiseql.query.Results;

/**
 * A statement whose rows become records. Immutable, thread-safe.
 *
 * @param selection in braces
 * @param reader of what it was compiled for
 * @param compiled of all rows
 */
record TypedResults<R extends Record>(
        SelectStatement statement, String selection, Class<R> type, RecordReader<R> reader, CompiledRead compiled)
        implements Results<R> {
    @Override
    public List<R> list() {
        List<R> rows = new ArrayList<>();
        try (RowCursor<R> cursor = open(compiled)) {
            while (cursor.next()) {
                rows.add(cursor.row());
            }
        }
        return Collections.unmodifiableList(rows);
    }

    @Override
    public Optional<R> first() {
        try (RowCursor<R> cursor = open(statement.one().compile(selection))) {
            return cursor.next() ? Optional.of(cursor.row()) : Optional.empty();
        }
    }

    @Override
    public Stream<R> stream() {
        RowCursor<R> cursor = open(compiled);
        try {
            statement.asking().transactionEnd().tell(cursor::transactionEnded);
        } catch (RuntimeException e) {
            cursor.close();
            throw e;
        }
        return StreamSupport.stream(new Rows<>(cursor), false).onClose(cursor::close);
    }

    @Override
    public long count() {
        return statement.count();
    }

    private RowCursor<R> open(CompiledRead read) {
        return statement.asking().open(read, this::reader);
    }

    /** A record that has fitted may not fit what was read of the database since then. */
    private RecordReader<R> reader(CompiledRead read) {
        return read.schema() == compiled.schema() ? reader : statement.reader(type, read.schema());
    }

    private static final class Rows<R> extends Spliterators.AbstractSpliterator<R> {
        private final RowCursor<R> cursor;

        Rows(RowCursor<R> cursor) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
            this.cursor = cursor;
        }

        @Override
        public boolean tryAdvance(Consumer<? super R> action) {
            if (!cursor.next()) {
                return false;
            }
            action.accept(cursor.row());
            return true;
        }
    }
}
