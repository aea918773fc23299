package org.fraiseql.execution;

import java.util.Optional;
import java.util.function.Consumer;
import org.fraiseql.execution.CompiledOperation.Root;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.Rows;
import org.fraiseql.stream.FlatRow;
import org.fraiseql.stream.MissingValueException;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.RowWriter;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;

/** The rows of one field, each as JSON when it is asked for: no more than one of them is held. Not thread-safe; close it to give the connection back. */
public final class FieldRows implements AutoCloseable {
    private static final int EXPECTED_BYTES = 1024;

    private final Root.Read field;
    private final ReadSession session;
    private final Rows rows;
    private final RowWriter writer;
    private final Optional<FlatRow> flat;
    private final RequestTrace trace;
    private final ResponseBuffer row = ResponseBuffer.unbounded(EXPECTED_BYTES);
    private Optional<EngineException> failure = Optional.empty();
    private Consumer<ExecutionResult> ended = result -> {};
    private boolean isClosed;

    private FieldRows(Root.Read field, ReadSession session, RequestTrace trace) {
        this.field = field;
        this.session = session;
        this.writer = field.writer();
        this.flat = writer.flat();
        this.rows = writer.over(session.rows(0));
        this.trace = trace;
    }

    /** Closes the session when it fails. */
    static FieldRows of(Root.Read field, ReadSession session, RequestTrace trace) {
        try {
            return new FieldRows(field, session, trace);
        } catch (EngineException e) {
            session.close();
            throw field.failed(e);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Moves to the next row. @throws EngineException when there is none because reading failed */
    public boolean move() {
        try {
            return rows.next();
        } catch (EngineException e) {
            throw failed(e);
        }
    }

    /** Moves to the next row and writes it. @throws EngineException when there is none because reading failed */
    public boolean next() {
        if (!move()) {
            return false;
        }
        row.reset(0);
        try {
            writer.write(rows, row);
        } catch (MissingValueException e) {
            throw failed(new EngineException(e.problem()));
        } catch (EngineException e) {
            throw failed(e);
        }
        if (row.problemCount() > 0) {
            throw failed(new EngineException(row.takeProblems(), null));
        }
        return true;
    }

    private EngineException failed(EngineException e) {
        EngineException placed = field.failed(e);
        failure = Optional.of(placed);
        return placed;
    }

    /** The row as columns, where it is nothing else. */
    public Optional<FlatRow> flat() {
        return flat;
    }

    /** PostgreSQL's text of a member of the flat row; null for NULL. */
    public byte @Nullable [] text(int member) {
        try {
            return flat.orElseThrow().text(member, rows);
        } catch (EngineException e) {
            throw failed(e);
        }
    }

    /** The JSON of a member of the flat row: the bytes up to {@link #length}, until anything else is asked for. */
    public byte[] json(int member, byte @Nullable [] text) {
        row.reset(0);
        try {
            flat.orElseThrow().write(member, text, row);
        } catch (EngineException e) {
            throw failed(e);
        }
        return json();
    }

    /** The current row: the bytes up to {@link #length}, until the next one is asked for. */
    public byte[] json() {
        return row.isOneBlock() ? row.bytes() : row.bytes(0, row.mark());
    }

    public int length() {
        return Math.toIntExact(row.mark());
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        session.close();
        row.release();
        trace.stageEnded("stream");
        ended.accept(failure.map(e -> ExecutionResult.failed(e, trace.times()))
                .orElseGet(() -> ExecutionResult.success(trace.times())));
    }

    /** @param told what became of it */
    public FieldRows whenClosed(Consumer<ExecutionResult> told) {
        ended = told;
        return this;
    }
}
