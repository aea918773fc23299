package org.fraiseql.stream;

import java.io.ByteArrayOutputStream;
import org.fraiseql.store.Rows;

/**
 * Writes an object with lists among its members, whose rows follow in the same result. What comes after a list is made before it, because then its row is
 * gone.
 */
final class DepthFirstWriter implements RowWriter {
    private static final byte[][] NOTHING_KEPT = {};

    private final byte[][] keys;
    private final RowWriter[] values;
    private final boolean[] isKept;
    private final boolean keeps;

    DepthFirstWriter(byte[][] keys, RowWriter[] values) {
        this.keys = keys;
        this.values = values;
        this.isKept = new boolean[values.length];
        boolean afterList = false;
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            boolean isList = values[i] instanceof BelowWriter;
            isKept[i] = afterList && !isList;
            any |= isKept[i];
            afterList |= isList;
        }
        this.keeps = any;
    }

    @Override
    public Rows over(Rows rows) {
        return new DepthFirstRows(rows);
    }

    @Override
    public void write(Rows rows, ResponseBuffer out) {
        byte[][] kept = keeps ? kept(rows) : NOTHING_KEPT;
        for (int i = 0; i < values.length; i++) {
            out.write(keys[i]);
            if (isKept[i]) {
                out.write(kept[i]);
            } else {
                values[i].write(rows, out);
            }
        }
        out.write((byte) '}');
    }

    private byte[][] kept(Rows rows) {
        byte[][] kept = new byte[values.length][];
        for (int i = 0; i < values.length; i++) {
            if (isKept[i]) {
                kept[i] = json(values[i], rows);
            }
        }
        return kept;
    }

    private static byte[] json(RowWriter value, Rows rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResponseBuffer buffer = new ResponseBuffer(bytes::write);
        value.write(rows, buffer);
        buffer.flush();
        buffer.release();
        return bytes.toByteArray();
    }
}
