package org.fraiseql.stream;

import org.fraiseql.plan.DocumentNode;
import org.fraiseql.sql.JsonForm;
import org.fraiseql.store.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Writes the selected parts of a document, as PostgreSQL prints {@code jsonb}: of one of its keys that is a column of its own, or of one that is looked for in
 * the whole document. What is not of the declared type becomes null and a problem; what may not be null takes the field around it along. Immutable,
 * thread-safe.
 */
final class DocumentWriter implements RowWriter {
    private static final byte[] NOTHING = {};

    private final int column;
    private final boolean isWhole;
    private final boolean isScalar;
    /** Of a scalar that has a column of its own, so that it is all that PostgreSQL has printed there. */
    private final @Nullable ScalarForm alone;

    private final DocumentFields field;

    DocumentWriter(int column, JsonForm.Document document) {
        this.column = column;
        this.isWhole = document.isWhole();
        this.isScalar = document.field().value() instanceof DocumentNode.Value;
        this.alone = !isWhole && document.field().value() instanceof DocumentNode.Value(var type, var version)
                ? ScalarForm.of(type, version)
                : null;
        this.field = new DocumentFields(
                new @Nullable DocumentField[] {DocumentField.of(document.source(), document.field())});
    }

    @Override
    public void write(Rows row, ResponseBuffer out) {
        byte @Nullable [] json = row.column(column);
        if (alone != null && json != null && json[0] != 'n' && alone.write(json, 0, json.length, out.scalars())) {
            return;
        }
        DocumentOutput output = isScalar ? DocumentOutput.direct(out) : new DocumentOutput();
        if (json == null) {
            field.write(0, NOTHING, DocumentFields.ABSENT, output);
        } else {
            int start = JsonBytes.skipBlank(json, 0);
            field.write(0, json, isWhole ? field.find(json, start)[0] : start, output);
        }
        output.moveTo(out);
    }
}
