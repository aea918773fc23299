package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.DocumentNode.Member;
import org.jspecify.annotations.Nullable;

/** Writes the selected parts of one document that is there as text, as {@link DocumentWriter} does for a column. Immutable, thread-safe. */
public final class DocumentText {
    private static final byte[] NOTHING = {};

    private final DocumentField field;

    private DocumentText(DocumentField field) {
        this.field = field;
    }

    /** @param source who gives the document, for messages */
    public static DocumentText of(SqlName source, Member.Field field) {
        return new DocumentText(DocumentField.of(source, field));
    }

    /** @param json as PostgreSQL has written it, or null */
    public void write(@Nullable String json, ResponseBuffer out) {
        byte[] bytes = json == null ? NOTHING : json.getBytes(UTF_8);
        DocumentOutput output = new DocumentOutput();
        field.write(bytes, json == null ? DocumentFields.ABSENT : JsonBytes.skipBlank(bytes, 0), output);
        output.moveTo(out);
    }
}
