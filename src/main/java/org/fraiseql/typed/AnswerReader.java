package org.fraiseql.typed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a response without errors says of its only root field. */
final class AnswerReader {
    private AnswerReader() {}

    /** A cursor at the value of the field. */
    private static JsonCursor field(byte[] response) {
        JsonCursor at = data(response);
        at.take('{');
        at.key();
        return at;
    }

    /** A cursor at the value of {@code data}. */
    static JsonCursor data(byte[] response) {
        JsonCursor at = new JsonCursor().over(response, response.length);
        at.take('{');
        at.key();
        return at;
    }

    static int rootFields(byte[] response) {
        JsonCursor at = data(response);
        at.take('{');
        int count = 0;
        while (at.hasNext('}', count == 0)) {
            at.key();
            at.skip();
            count++;
        }
        return count;
    }

    static boolean isNull(byte[] response) {
        return field(response).takesNull();
    }

    static <R> Optional<R> one(byte[] response, RecordReader<R> reader) {
        return one(field(response), reader);
    }

    private static <R> Optional<R> one(JsonCursor at, RecordReader<R> reader) {
        return at.takesNull() ? Optional.empty() : Optional.of(reader.read(at));
    }

    static <R> List<R> list(byte[] response, RecordReader<R> reader) {
        return list(field(response), reader);
    }

    private static <R> List<R> list(JsonCursor at, RecordReader<R> reader) {
        List<R> rows = new ArrayList<>();
        if (at.takesNull()) {
            return rows;
        }
        if (at.peek() != '[') {
            throw Failures.noList();
        }
        at.take('[');
        for (boolean isFirst = true; at.hasNext(']', isFirst); isFirst = false) {
            rows.add(reader.read(at));
        }
        return Collections.unmodifiableList(rows);
    }

    /** The only member of the field's value: {@code {success}}. */
    static boolean flag(byte[] response) {
        return member(response).flag();
    }

    /** The only member of the field's value: {@code {createdCount}}. */
    static long count(byte[] response) {
        return member(response).integer();
    }

    /** The only member of the field's value: {@code {record {…}}}. */
    static <R> Optional<R> record(byte[] response, RecordReader<R> reader) {
        return one(member(response), reader);
    }

    /** The only member of the field's value: {@code {records [{…}]}}. */
    static <R> List<R> records(byte[] response, RecordReader<R> reader) {
        return list(member(response), reader);
    }

    private static JsonCursor member(byte[] response) {
        JsonCursor at = field(response);
        at.take('{');
        at.key();
        return at;
    }
}
