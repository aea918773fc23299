package org.fraiseql.stream;

import java.util.OptionalInt;
import org.fraiseql.sql.JsonNode;
import org.fraiseql.store.Rows;
import org.jspecify.annotations.Nullable;

/** Writes the current row as JSON: keys and punctuation are constants made beforehand, values are copied from the row. Immutable, thread-safe. */
public interface RowWriter {
    void write(Rows row, ResponseBuffer out);

    /** The rows as this writer wants to read them. */
    default Rows over(Rows rows) {
        return rows;
    }

    static RowWriter of(JsonNode node) {
        return switch (node) {
            case JsonNode.Column(int index, var form) -> column(index, CellWriter.of(form));
            case JsonNode.Constant(String text) -> constant(JsonString.constant(text));
            case JsonNode.ChildRows(int rowTag, JsonNode row) -> new ChildRowsWriter(rowTag, of(row));
            case JsonNode.Members members ->
                DepthFirstWriter.fits(members) ? DepthFirstWriter.of(members) : members(members);
        };
    }

    private static RowWriter column(int index, CellWriter cell) {
        return (row, out) -> {
            byte @Nullable [] value = row.column(index);
            if (value == null) {
                out.write(Constants.NULL);
            } else {
                cell.write(value, out);
            }
        };
    }

    private static RowWriter constant(byte[] json) {
        return (row, out) -> out.write(json);
    }

    private static RowWriter members(JsonNode.Members node) {
        int count = node.members().size();
        if (count == 0) {
            return orNull(constant(Constants.EMPTY_OBJECT), node.presence());
        }
        byte[][] keys = new byte[count][];
        RowWriter[] values = new RowWriter[count];
        for (int i = 0; i < count; i++) {
            JsonNode.Member member = node.members().get(i);
            keys[i] = JsonString.key(i == 0 ? '{' : ',', member.key());
            values[i] = of(member.value());
        }
        RowWriter present = (row, out) -> {
            for (int i = 0; i < values.length; i++) {
                out.write(keys[i]);
                values[i].write(row, out);
            }
            out.write((byte) '}');
        };
        return orNull(present, node.presence());
    }

    private static RowWriter orNull(RowWriter present, OptionalInt presence) {
        if (presence.isEmpty()) {
            return present;
        }
        int index = presence.getAsInt();
        return (row, out) -> {
            if (row.column(index) == null) {
                out.write(Constants.NULL);
            } else {
                present.write(row, out);
            }
        };
    }
}
