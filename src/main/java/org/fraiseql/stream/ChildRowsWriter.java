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
        int index = 0;
        while (rows.next(rowTag)) {
            if (index > 0) {
                out.write((byte) ',');
            }
            int problems = out.problemCount();
            try {
                writer.write(rows, out);
            } catch (MissingValueException e) {
                throw e.within(index);
            }
            if (out.problemCount() > problems) {
                out.within(problems, index);
            }
            index++;
        }
        out.write((byte) ']');
    }
}
