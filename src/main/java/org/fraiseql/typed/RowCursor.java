package org.fraiseql.typed;

import org.fraiseql.execution.FieldRows;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;

/** The rows of a statement as records, one at a time. Not thread-safe but for {@link #transactionEnded}. */
final class RowCursor<R> implements AutoCloseable {
    private final FieldRows rows;
    private final RecordReader<R> reader;
    private final @Nullable FlatReader<R> flat;
    private final JsonCursor at = new JsonCursor();
    private final Thread owner = Thread.currentThread();
    private volatile boolean isCutOff;
    private boolean isClosed;

    RowCursor(FieldRows rows, RecordReader<R> reader) {
        this.rows = rows;
        this.reader = reader;
        this.flat = rows.flat().flatMap(row -> FlatReader.of(reader, row)).orElse(null);
    }

    /** Moves to the next row; behind the last one it is closed. */
    boolean next() {
        if (isCutOff) {
            close();
            throw Failures.transactionEnded();
        }
        if (isClosed) {
            return false;
        }
        try {
            if (flat == null ? rows.next() : rows.move()) {
                return true;
            }
        } catch (EngineException e) {
            close();
            throw Failures.of(e.problems(), e);
        }
        close();
        return false;
    }

    R row() {
        try {
            return flat == null ? reader.read(at.over(rows.json(), rows.length())) : flat.read(rows, at);
        } catch (EngineException e) {
            close();
            throw Failures.of(e.problems(), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The connection is nobody's any more. A thread of the container's leaves it to the owner to give back. */
    void transactionEnded() {
        if (Thread.currentThread().equals(owner)) {
            isCutOff |= !isClosed;
            close();
        } else {
            isCutOff = true;
        }
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            rows.close();
        }
    }
}
