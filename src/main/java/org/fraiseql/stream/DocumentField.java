package org.fraiseql.stream;

import java.util.Arrays;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.DocumentNode.Member;

/** A key of a document and what becomes of its value. Immutable, thread-safe. */
final class DocumentField {
    private final String key;
    private final byte[][] spellings;
    private final boolean isNullable;
    private final DocumentValue value;
    private final DocumentProblems problems;

    private DocumentField(SqlName source, Member.Field field) {
        this.key = field.key();
        this.spellings =
                field.step().spellings().stream().map(JsonString::constant).toArray(byte[][]::new);
        this.isNullable = field.isNullable();
        this.problems = DocumentProblems.of(source, field.typeName(), field.fieldName(), field.value());
        this.value = DocumentValue.of(source, field.value(), problems);
    }

    static DocumentField of(SqlName source, Member.Field field) {
        return new DocumentField(source, field);
    }

    /** Which spelling of the key stands there, quotes included; {@link DocumentFields#ABSENT} when none does. */
    int spelling(byte[] json, int start, int end) {
        for (int i = 0; i < spellings.length; i++) {
            byte[] spelling = spellings[i];
            if (spelling.length == end - start
                    && spelling[1] == json[start + 1]
                    && Arrays.equals(spelling, 0, spelling.length, json, start, end)) {
                return i;
            }
        }
        return DocumentFields.ABSENT;
    }

    /** @param start of the value, or {@link DocumentFields#ABSENT} */
    void write(byte[] json, int start, DocumentOutput out) {
        int problemsBefore = out.problemCount();
        value.writeOrNull(json, start, isNullable, key, problems, out);
        out.within(problemsBefore, key);
    }
}
