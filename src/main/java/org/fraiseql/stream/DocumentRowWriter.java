package org.fraiseql.stream;

import java.util.List;
import org.fraiseql.sql.JsonForm;
import org.fraiseql.sql.JsonNode;
import org.fraiseql.store.Rows;
import org.jspecify.annotations.Nullable;

/** Writes an object of which several members are keys of one document, which is a column: it is looked through once. Immutable, thread-safe. */
final class DocumentRowWriter implements RowWriter {
    private final int column;
    private final DocumentFields fields;
    private final byte[][] keys;
    private final RowWriter[] others;

    /** @param others the writers of all members; those of the document's are not used */
    private DocumentRowWriter(int column, DocumentFields fields, byte[][] keys, RowWriter[] others) {
        this.column = column;
        this.fields = fields;
        this.keys = keys;
        this.others = others;
    }

    static boolean fits(JsonNode.Members node) {
        return node.members().stream().anyMatch(member -> isWhole(member.value()));
    }

    private static boolean isWhole(JsonNode node) {
        return node instanceof JsonNode.Column(int index, JsonForm.Document document) && document.isWhole();
    }

    static DocumentRowWriter of(JsonNode.Members node, byte[][] keys, RowWriter[] writers) {
        List<JsonNode.Member> members = node.members();
        @Nullable DocumentField[] fields = new DocumentField[members.size()];
        int column = 0;
        for (int i = 0; i < fields.length; i++) {
            if (members.get(i).value() instanceof JsonNode.Column(int index, JsonForm.Document document)
                    && document.isWhole()) {
                fields[i] = DocumentField.of(document.source(), document.field());
                column = index;
            }
        }
        return new DocumentRowWriter(column, new DocumentFields(fields), keys, writers);
    }

    @Override
    public void write(Rows row, ResponseBuffer out) {
        byte @Nullable [] found = row.column(column);
        byte[] json = found == null ? Constants.NULL : found;
        int[] starts = fields.find(json, JsonBytes.skipBlank(json, 0));
        DocumentOutput output = new DocumentOutput();
        for (int i = 0; i < keys.length; i++) {
            out.write(keys[i]);
            if (fields.has(i)) {
                fields.write(i, json, starts[i], output);
                output.moveTo(out);
            } else {
                others[i].write(row, out);
            }
        }
        out.write((byte) '}');
    }
}
