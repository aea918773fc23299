package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.fraiseql.store.Rows;
import org.fraiseql.support.JsonWriter;
import org.fraiseql.support.Problem;

/** Writes the envelope of a response (GraphQL specification, section 7.1 Response Format) around the rows. Not thread-safe; one for each answer. */
public final class ResponseWriter {
    private static final byte[] DATA = "{\"data\":".getBytes(UTF_8);
    private static final byte[] ERRORS_AFTER = ",\"errors\":".getBytes(UTF_8);
    private static final byte[] ERRORS_ONLY = "{\"errors\":".getBytes(UTF_8);

    private final ResponseBuffer out;
    private final JsonWriter json;

    public ResponseWriter(ResponseBuffer out) {
        this.out = out;
        this.json = new JsonWriter(out);
    }

    public void beginData() {
        out.write(DATA);
        json.beginObject();
    }

    public void endData() {
        json.endObject();
    }

    public void nullData() {
        out.write(DATA);
        json.nullValue();
    }

    public void key(String responseKey) {
        json.key(responseKey);
    }

    public void nullValue() {
        json.nullValue();
    }

    public void string(String text) {
        json.string(text);
    }

    /** JSON that is complete already. */
    public void json(String complete) {
        json.json(complete);
    }

    /** JSON that is complete already, in UTF-8. */
    public void json(byte[] complete) {
        out.write(complete);
    }

    /** The first row, or null when there is none. */
    public void object(Rows given, RowWriter writer) {
        Rows rows = writer.over(given);
        if (rows.next()) {
            writer.write(rows, out);
        } else {
            out.write(Constants.NULL);
        }
    }

    /** All rows. @return how many there were */
    public long list(Rows given, RowWriter writer) {
        Rows rows = writer.over(given);
        out.write((byte) '[');
        long count = 0;
        while (rows.next()) {
            if (count > 0) {
                out.write((byte) ',');
            }
            int problems = out.problemCount();
            try {
                writer.write(rows, out);
            } catch (MissingValueException e) {
                throw e.within(Math.toIntExact(count));
            }
            if (out.problemCount() > problems) {
                out.within(problems, Math.toIntExact(count));
            }
            count++;
        }
        out.write((byte) ']');
        return count;
    }

    /** Ends a response that has {@code data}. */
    public void end(List<Problem> problems) {
        end(problems, Collections.emptyMap());
    }

    /** Ends a response that has {@code data}. @param extensions of the response, by name, as JSON */
    public void end(List<Problem> problems, Map<String, String> extensions) {
        if (!problems.isEmpty()) {
            out.write(ERRORS_AFTER);
            errors(problems);
        }
        if (!extensions.isEmpty()) {
            json(",\"extensions\":");
            json.beginObject();
            extensions.forEach((name, value) -> {
                json.key(name);
                json.json(value);
            });
            json.endObject();
        }
        out.write((byte) '}');
    }

    /** A whole response without {@code data}: nothing was executed. */
    public void errorsOnly(List<Problem> problems) {
        out.write(ERRORS_ONLY);
        errors(problems);
        out.write((byte) '}');
    }

    private void errors(List<Problem> problems) {
        json.beginArray();
        for (Problem problem : problems) {
            json.item();
            error(problem);
        }
        json.endArray();
    }

    private void error(Problem problem) {
        json.beginObject();
        json.key("message");
        json.string(problem.message());
        if (!problem.locations().isEmpty()) {
            json.key("locations");
            json.beginArray();
            problem.locations().forEach(this::location);
            json.endArray();
        }
        if (!problem.path().isEmpty()) {
            json.key("path");
            json.value(problem.path());
        }
        json.key("extensions");
        json.value(problem.extensions());
        json.endObject();
    }

    private void location(Problem.Location location) {
        json.item();
        json.beginObject();
        json.key("line");
        json.number(location.line());
        json.key("column");
        json.number(location.column());
        json.endObject();
    }
}
