package org.fraiseql.stream;

import org.fraiseql.store.Rows;
import org.jspecify.annotations.Nullable;

/** Rows that come depth first, tagged in column 0: whoever meets a row that is not its own leaves it to the next. Not thread-safe. */
final class DepthFirstRows implements Rows {
    private static final int SCRATCH_BYTES = 256;

    private final Rows rows;
    private final ResponseBuffer scratch = ResponseBuffer.unbounded(SCRATCH_BYTES);
    private boolean isLeft;

    DepthFirstRows(Rows rows) {
        this.rows = rows;
    }

    @Override
    public boolean next() {
        if (isLeft) {
            isLeft = false;
            return true;
        }
        return rows.next();
    }

    /** Moves to the next row if it has this row tag. Otherwise the row belongs to another list, whose writer gets it by {@link #next}. */
    boolean next(int rowTag) {
        if (!next()) {
            return false;
        }
        isLeft = rowTag() != rowTag;
        return !isLeft;
    }

    /** The value of the current row as JSON, for later; its problems are told at once. */
    byte[] json(RowWriter value, ResponseBuffer out) {
        value.write(this, scratch);
        if (scratch.problemCount() > 0) {
            out.addProblems(scratch.takeProblems());
        }
        byte[] json = scratch.bytes(0, scratch.mark());
        scratch.reset(0);
        return json;
    }

    private int rowTag() {
        byte[] digits = rows.column(0);
        if (digits == null) {
            throw new IllegalStateException("a row without a rowTag");
        }
        int rowTag = 0;
        for (byte digit : digits) {
            rowTag = rowTag * 10 + digit - '0';
        }
        return rowTag;
    }

    @Override
    public byte @Nullable [] column(int index) {
        return rows.column(index);
    }
}
