package org.fraiseql.stream;

import java.util.Optional;
import org.fraiseql.sql.JsonNode;
import org.fraiseql.store.Rows;

/** Writes an object, one member after the other. Immutable, thread-safe. */
final class ObjectWriter implements RowWriter {
    private final byte[][] keys;
    private final RowWriter[] values;
    private final JsonNode.Members node;

    /** @param keys with what stands before them */
    ObjectWriter(byte[][] keys, RowWriter[] values, JsonNode.Members node) {
        this.keys = keys;
        this.values = values;
        this.node = node;
    }

    @Override
    public void write(Rows row, ResponseBuffer out) {
        for (int i = 0; i < values.length; i++) {
            out.write(keys[i]);
            values[i].write(row, out);
        }
        out.write((byte) '}');
    }

    @Override
    public Optional<FlatRow> flat() {
        return FlatRow.of(node); // not kept: hardly any plan is read in Java
    }
}
