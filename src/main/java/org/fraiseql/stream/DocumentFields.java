package org.fraiseql.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The keys of one object that are selected, found in one pass over it. Where something else is selected there is none. Immutable, thread-safe. */
final class DocumentFields {
    /** In the place of an offset: the key is missing. */
    static final int ABSENT = -1;

    private final @Nullable DocumentField[] fields;

    DocumentFields(@Nullable DocumentField[] fields) {
        this.fields = fields.clone();
    }

    boolean has(int index) {
        return fields[index] != null;
    }

    /** Where the values begin; of several spellings of a key the first counts. @param start of the object */
    int[] find(byte[] json, int start) {
        int[] starts = new int[fields.length];
        Arrays.fill(starts, ABSENT);
        if (json[start] != '{') {
            return starts;
        }
        int[] spellings = new int[fields.length];
        Arrays.fill(spellings, Integer.MAX_VALUE);
        int at = JsonBytes.skipBlank(json, start + 1);
        while (json[at] != '}') {
            int endOfKey = JsonBytes.endOfString(json, at);
            int value = JsonBytes.skipBlank(json, JsonBytes.skipBlank(json, endOfKey) + 1);
            for (int i = 0; i < fields.length; i++) {
                DocumentField field = fields[i];
                int spelling = field == null ? ABSENT : field.spelling(json, at, endOfKey);
                if (spelling != ABSENT && spelling < spellings[i]) {
                    spellings[i] = spelling;
                    starts[i] = value;
                }
            }
            at = JsonBytes.nextItem(json, JsonBytes.endOfValue(json, value));
        }
        return starts;
    }

    void write(int index, byte[] json, int start, DocumentOutput out) {
        DocumentField field = fields[index];
        if (field == null) {
            throw new IllegalArgumentException("no field at " + index);
        }
        field.write(json, start, out);
    }
}
