package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.sql.JsonForm;

/** Writes one column that is not NULL, from PostgreSQL's text form to the bytes of {@code to_json}. Stateless. */
interface CellWriter {
    void write(byte[] value, ResponseBuffer out);

    static CellWriter of(JsonForm form) {
        return switch (form) {
            case JsonForm.Simple simple -> of(simple);
            case JsonForm.Labels(var names) -> labels(names);
        };
    }

    private static CellWriter of(JsonForm.Simple form) {
        return switch (form) {
            case NUMBER, JSON -> (value, out) -> out.write(value);
            case NUMBER_OR_NAME -> CellWriter::writeNumberOrName;
            case BOOLEAN -> (value, out) -> out.write(value[0] == 't' ? Constants.TRUE : Constants.FALSE);
            case TEXT -> JsonString::writeString;
            case PLAIN -> (value, out) -> out.writeQuoted(value);
            case TIMESTAMP -> (value, out) -> writeTimestamp(value, false, out);
            case TIMESTAMP_WITH_OFFSET -> (value, out) -> writeTimestamp(value, true, out);
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

    /** {@code NaN}, {@code Infinity}, {@code -Infinity} are the only forms that do not end in a digit. */
    private static void writeNumberOrName(byte[] value, ResponseBuffer out) {
        byte last = value[value.length - 1];
        if (last >= '0' && last <= '9') {
            out.write(value);
        } else {
            out.writeQuoted(value);
        }
    }

    /** {@code infinity} has no space and stays; a BC at the end stays where it is. */
    private static void writeTimestamp(byte[] value, boolean hasOffset, ResponseBuffer out) {
        int space = indexOf(value, (byte) ' ');
        out.write((byte) '"');
        if (space < 0) {
            out.write(value);
        } else {
            out.write(value, 0, space);
            out.write((byte) 'T');
            int end = value[value.length - 1] == 'C' ? value.length - 3 : value.length;
            out.write(value, space + 1, end - space - 1);
            if (hasOffset && isHourOnly(value, end)) {
                out.write(Constants.ZERO_MINUTES);
            }
            out.write(value, end, value.length - end);
        }
        out.write((byte) '"');
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
