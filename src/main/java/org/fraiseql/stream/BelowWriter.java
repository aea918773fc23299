package org.fraiseql.stream;

import org.fraiseql.store.Rows;

/** Writes the rows that follow with a mark as a list. Afterwards the current row is another one. */
record BelowWriter(int mark, RowWriter writer) implements RowWriter {
    @Override
    public void write(Rows row, ResponseBuffer out) {
        if (!(row instanceof DepthFirstRows rows)) {
            throw new IllegalArgumentException("rows without marks");
        }
        out.write((byte) '[');
        boolean isFirst = true;
        while (rows.next(mark)) {
            if (!isFirst) {
                out.write((byte) ',');
            }
            isFirst = false;
            writer.write(rows, out);
        }
        out.write((byte) ']');
    }
}
