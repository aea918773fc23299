package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.fraiseql.store.Rows;
import org.fraiseql.support.Problem;

/** Writes the envelope of a response (GraphQL specification, section 7.1 Response Format) around the rows. Not thread-safe; one for each answer. */
public final class ResponseWriter {
    private static final byte[] DATA = "{\"data\":{".getBytes(UTF_8);
    private static final byte[] DATA_NULL = "{\"data\":null".getBytes(UTF_8);
    private static final byte[] ERRORS_AFTER = ",\"errors\":[".getBytes(UTF_8);
    private static final byte[] ERRORS_ONLY = "{\"errors\":[".getBytes(UTF_8);

    private final ResponseBuffer out;
    private boolean hasField;

    public ResponseWriter(ResponseBuffer out) {
        this.out = out;
    }

    public void beginData() {
        out.write(DATA);
        hasField = false;
    }

    public void endData() {
        out.write((byte) '}');
    }

    public void nullData() {
        out.write(DATA_NULL);
    }

    public void key(String responseKey) {
        out.write(((hasField ? ",\"" : "\"") + responseKey + "\":").getBytes(UTF_8));
        hasField = true;
    }

    public void nullValue() {
        out.write(Constants.NULL);
    }

    public void string(String text) {
        JsonString.writeString(text, out);
    }

    /** JSON that is complete already. */
    public void json(String json) {
        out.write(json.getBytes(UTF_8));
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
            writer.write(rows, out);
            count++;
        }
        out.write((byte) ']');
        return count;
    }

    /** {@code data} that is complete already, as JSON. */
    public void data(String json) {
        json("{\"data\":");
        json(json);
    }

    /** Ends a response that has {@code data}. */
    public void end(List<Problem> problems) {
        end(problems, "");
    }

    /** Ends a response that has {@code data}. @param extensions of the response as JSON; empty when there are none */
    public void end(List<Problem> problems, String extensions) {
        if (!problems.isEmpty()) {
            out.write(ERRORS_AFTER);
            errors(problems);
        }
        if (!extensions.isEmpty()) {
            json(",\"extensions\":");
            json(extensions);
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
        String separator = "";
        for (Problem problem : problems) {
            json(separator);
            error(problem);
            separator = ",";
        }
        out.write((byte) ']');
    }

    private void error(Problem problem) {
        json("{\"message\":");
        string(problem.message());
        if (!problem.locations().isEmpty()) {
            json(",\"locations\":[");
            String separator = "";
            for (Problem.Location location : problem.locations()) {
                json(separator + "{\"line\":" + location.line() + ",\"column\":" + location.column() + "}");
                separator = ",";
            }
            json("]");
        }
        if (!problem.path().isEmpty()) {
            json(",\"path\":");
            value(problem.path());
        }
        json(",\"extensions\":");
        value(problem.extensions());
        json("}");
    }

    /** Plain values: strings, numbers, booleans, lists and maps of them. */
    private void value(Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                String separator = "{";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    json(separator);
                    string(String.valueOf(entry.getKey()));
                    json(":");
                    value(entry.getValue());
                    separator = ",";
                }
                json(map.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                String separator = "[";
                for (Object item : list) {
                    json(separator);
                    value(item);
                    separator = ",";
                }
                json(list.isEmpty() ? "[]" : "]");
            }
            case Number number -> json(number.toString());
            case Boolean flag -> json(flag.toString());
            default -> string(value.toString());
        }
    }
}
