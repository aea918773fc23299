package org.fraiseql.stream;

import java.util.Optional;
import java.util.OptionalInt;
import org.fraiseql.sql.JsonForm;
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

    /** The columns, where it writes an object of columns alone. */
    default Optional<FlatRow> flat() {
        return Optional.empty();
    }

    static RowWriter of(JsonNode node) {
        return switch (node) {
            case JsonNode.Column(int index, JsonForm.Document document) -> new DocumentWriter(index, document);
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
        if (node.holdsDocuments()) {
            withPaths(node, values);
        }
        RowWriter present = DocumentRowWriter.fits(node)
                ? DocumentRowWriter.of(node, keys, values)
                : new ObjectWriter(keys, values, node);
        boolean isCaught = node.presence().isPresent() && node.holdsDocuments();
        return orNull(isCaught ? nullable(present) : present, node.presence());
    }

    /** Objects of a row: what is wrong further inside lies within their keys. A document says its key itself. */
    private static void withPaths(JsonNode.Members node, RowWriter[] values) {
        for (int i = 0; i < values.length; i++) {
            JsonNode.Member member = node.members().get(i);
            if (member.value() instanceof JsonNode.Members inner && inner.holdsDocuments()) {
                values[i] = within(member.key(), values[i]);
            }
        }
    }

    static RowWriter within(String key, RowWriter writer) {
        return (row, out) -> {
            int problems = out.problemCount();
            try {
                writer.write(row, out);
            } catch (MissingValueException e) {
                throw e.within(key);
            }
            out.within(problems, key);
        };
    }

    /** An object that may be null takes what it must not be without no further. */
    private static RowWriter nullable(RowWriter present) {
        return (row, out) -> {
            long start = out.mark();
            try {
                present.write(row, out);
            } catch (MissingValueException e) {
                if (!out.canReset(start)) {
                    throw e;
                }
                out.reset(start);
                out.addProblem(e.problem());
                out.write(Constants.NULL);
            }
        };
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
