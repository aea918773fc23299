package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.catalog.JsonShape;
import org.fraiseql.sql.JsonForm;

/**
 * Writes one column that is not NULL, from PostgreSQL's text form to the bytes of {@code to_json}. Stateless.
 *
 * <p>A column may have got another type since the catalog was read: what is not in its type's form is refused with {@code TYPE_MISMATCH}, so that an answer is
 * JSON. JSON itself is passed on unseen, and so is what stands between quotes ({@code QUOTED}): to look at these letters would cost as much as writing them.
 */
interface CellWriter {
    /** {@code 2025-01-01 10:00:00}. */
    int SHORTEST_TIMESTAMP = 19;

    /** {@code 294276-12-31 23:59:59.999999+15:59:59 BC}. */
    int LONGEST_TIMESTAMP = 41;

    /** {@code 2025-01-01}. */
    int DATE = 10;

    void write(byte[] value, ResponseBuffer out);

    static CellWriter of(JsonForm form) {
        return switch (form) {
            case JsonForm.Shaped(JsonShape shape) -> of(shape);
            case JsonForm.Labels(var names) -> labels(names);
            case JsonForm.Document document -> throw new IllegalArgumentException("documents have a writer of rows");
        };
    }

    private static CellWriter of(JsonShape shape) {
        return switch (shape) {
            case NUMBER -> CellWriter::writeInteger;
            case NUMBER_OR_NAME -> CellWriter::writeNumberOrName;
            case BOOLEAN -> CellWriter::writeBoolean;
            case RAW -> (value, out) -> out.write(value);
            case ESCAPED -> JsonString::writeString;
            case QUOTED -> (value, out) -> out.writeQuoted(value);
            case DATE_TIME -> (value, out) -> writeTimestamp(value, false, out);
            case DATE_TIME_WITH_OFFSET -> (value, out) -> writeTimestamp(value, true, out);
        };
    }

    private static CellWriter labels(Map<String, String> names) {
        Map<String, byte[]> constants = new LinkedHashMap<>();
        names.forEach((label, name) -> constants.put(label, JsonString.constant(name)));
        return (value, out) -> {
            byte[] constant = constants.get(new String(value, UTF_8));
            if (constant == null) {
                JsonString.writeString(value, out);
            } else {
                out.write(constant);
            }
        };
    }

    private static void writeInteger(byte[] value, ResponseBuffer out) {
        if (!NumberForm.copyInteger(value, out)) {
            throw StreamErrors.otherType();
        }
    }

    private static void writeNumberOrName(byte[] value, ResponseBuffer out) {
        if (NumberForm.copyNumber(value, out)) {
            return;
        }
        if (!NumberForm.isName(value)) {
            throw StreamErrors.otherType();
        }
        out.writeQuoted(value);
    }

    /** {@code t} and {@code f}, or as text has them {@code true} and {@code false}. */
    private static void writeBoolean(byte[] value, ResponseBuffer out) {
        if (value.length == 1 && value[0] == 't' || Arrays.equals(value, Constants.TRUE)) {
            out.write(Constants.TRUE);
        } else if (value.length == 1 && value[0] == 'f' || Arrays.equals(value, Constants.FALSE)) {
            out.write(Constants.FALSE);
        } else {
            throw StreamErrors.otherType();
        }
    }

    /** {@code infinity} has no space and stays; a BC at the end stays where it is. */
    private static void writeTimestamp(byte[] value, boolean hasOffset, ResponseBuffer out) {
        int space = value.length > DATE && value[DATE] == ' ' ? DATE : indexOf(value, (byte) ' ');
        if (!isTimestamp(value, space)) {
            throw StreamErrors.otherType();
        }
        if (space < 0) {
            out.writeQuoted(value);
            return;
        }
        int end = value[value.length - 1] == 'C' ? value.length - 3 : value.length;
        out.ensure(value.length + 5);
        int start = out.length() + 1;
        out.write((byte) '"');
        out.write(value, 0, end);
        out.array()[start + space] = 'T';
        if (hasOffset && isHourOnly(value, end)) {
            out.write(Constants.ZERO_MINUTES);
        }
        if (end < value.length) {
            out.write(value, end, value.length - end);
        }
        out.write((byte) '"');
    }

    /** Whether the text can be a timestamp: its length and first digit tell it from texts of other types, and nothing in it has to be escaped. */
    private static boolean isTimestamp(byte[] value, int space) {
        if (space < 0) {
            return value.length > 0 && value[value.length - 1] == 'y' && JsonString.isClean(value);
        }
        return value.length >= SHORTEST_TIMESTAMP
                && value.length <= LONGEST_TIMESTAMP
                && NumberForm.isDigit(value[0])
                && JsonString.isClean(value);
    }

    private static boolean isHourOnly(byte[] value, int end) {
        byte sign = value[end - 3];
        return sign == '+' || sign == '-';
    }

    private static int indexOf(byte[] value, byte wanted) {
        for (int i = 0; i < value.length; i++) {
            if (value[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
