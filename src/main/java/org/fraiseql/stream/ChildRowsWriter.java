package org.fraiseql.stream;

import org.fraiseql.store.Rows;

/** Writes the rows that follow with a row tag as a list. Afterwards the current row is another one. */
record ChildRowsWriter(int rowTag, RowWriter writer) implements RowWriter {
    @Override
    public void write(Rows row, ResponseBuffer out) {
        if (!(row instanceof DepthFirstRows rows)) {
            throw new IllegalArgumentException("rows without rowTags");
        }
        out.write((byte) '[');
        boolean isFirst = true;
        while (rows.next(rowTag)) {
            if (!isFirst) {
                out.write((byte) ',');
            }
            isFirst = false;
            writer.write(rows, out);
        }
        out.write((byte) ']');
    }
}
