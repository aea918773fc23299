package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.EnumType;
import org.fraiseql.catalog.JsonShape;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.ServerVersion;

/** Writes a scalar of a document if it is of the declared type. Stateless. */
interface ScalarForm {
    /** The digits of the largest {@code bigint}. */
    int LONGEST_INTEGER = 19;
    /** So many can't be too large for an {@code int}. */
    int SHORT_INTEGER = 9;

    /** @return false when the value is not of the type; nothing was written then */
    boolean write(byte[] json, int start, int end, DocumentOutput out);

    static ScalarForm of(ColumnType type, ServerVersion version) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, var name) ->
                StringForm.of(type, version).orElseGet(() -> of(scalar));
            case ColumnType.Enumeration(EnumType labels) -> labels(labels);
            case ColumnType.Range range -> StringForm.of(range, version).orElse(ScalarForm::writeString);
            case ColumnType.Array array -> ScalarForm::writeAny;
            case ColumnType.Composite composite -> ScalarForm::writeAny;
            case ColumnType.Document document -> ScalarForm::writeAny;
        };
    }

    private static ScalarForm of(PgScalar scalar) {
        boolean isQuoted = scalar.traits().json() == JsonShape.QUOTED;
        return switch (scalar.traits().inDocument()) {
            case BOOLEAN -> ScalarForm::writeBoolean;
            case INTEGER ->
                (json, start, end, out) ->
                        writeInteger(json, start, end, Integer.MIN_VALUE, Integer.MAX_VALUE, isQuoted, out);
            case LONG ->
                (json, start, end, out) ->
                        writeInteger(json, start, end, Long.MIN_VALUE, Long.MAX_VALUE, isQuoted, out);
            case NUMBER -> (json, start, end, out) -> writeNumber(json, start, end, isQuoted, out);
            case ID -> ScalarForm::writeId;
            case TEXT, TEXT_OF_TYPE, FORMATTED -> ScalarForm::writeString;
            case JSON -> ScalarForm::writeAny;
        };
    }

    private static ScalarForm labels(EnumType type) {
        Map<String, byte[]> names = new LinkedHashMap<>();
        type.labels()
                .forEach(label -> names.put(
                        new String(JsonString.constant(label.label()), UTF_8), JsonString.constant(label.name())));
        return (json, start, end, out) -> {
            byte[] name = names.get(new String(json, start, end - start, UTF_8));
            if (name != null) {
                out.write(name);
            }
            return name != null;
        };
    }

    private static boolean writeAny(byte[] json, int start, int end, DocumentOutput out) {
        out.write(json, start, end);
        return true;
    }

    private static boolean writeString(byte[] json, int start, int end, DocumentOutput out) {
        return json[start] == '"' && writeAny(json, start, end, out);
    }

    private static boolean writeBoolean(byte[] json, int start, int end, DocumentOutput out) {
        return (json[start] == 't' || json[start] == 'f') && writeAny(json, start, end, out);
    }

    private static boolean writeId(byte[] json, int start, int end, DocumentOutput out) {
        if (isNumber(json[start])) {
            return writeQuoted(json, start, end, out);
        }
        return writeString(json, start, end, out);
    }

    private static boolean writeQuoted(byte[] json, int start, int end, DocumentOutput out) {
        out.write((byte) '"');
        out.write(json, start, end);
        out.write((byte) '"');
        return true;
    }

    /** NaN and infinities are strings in JSON, as {@code to_jsonb} makes them. */
    private static boolean writeNumber(byte[] json, int start, int end, boolean isQuoted, DocumentOutput out) {
        if (isNumber(json[start])) {
            return isQuoted ? writeQuoted(json, start, end, out) : writeAny(json, start, end, out);
        }
        boolean isName = json[start] == '"'
                && switch (new String(json, start + 1, Math.max(0, end - start - 2), UTF_8)) {
                    case "NaN", "Infinity", "-Infinity" -> true;
                    default -> false;
                };
        return isName && writeAny(json, start, end, out);
    }

    /** {@code 1.00} is one. */
    private static boolean writeInteger(
            byte[] json, int start, int end, long min, long max, boolean isQuoted, DocumentOutput out) {
        if (!isNumber(json[start])) {
            return false;
        }
        int digits = start;
        while (digits < end && json[digits] != '.') {
            digits++;
        }
        for (int i = digits + 1; i < end; i++) {
            if (json[i] != '0') {
                return false;
            }
        }
        if (!isInRange(json, start, digits, min, max)) {
            return false;
        }
        return isQuoted ? writeQuoted(json, start, digits, out) : writeAny(json, start, digits, out);
    }

    private static boolean isInRange(byte[] json, int start, int end, long min, long max) {
        if (end - start <= SHORT_INTEGER) {
            return true;
        }
        if (end - start > LONGEST_INTEGER + 1) {
            return false;
        }
        try {
            long value = Long.parseLong(new String(json, start, end - start, UTF_8));
            return value >= min && value <= max;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isNumber(byte first) {
        return first == '-' || NumberForm.isDigit(first);
    }
}
