package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DocumentForm;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.ServerVersion;
import org.fraiseql.schema.TextValues;

/** Writes a string of a document if it is of the form that its declared type has ({@link DocumentForm}), as conditions ask for it, too. Immutable, thread-safe. */
final class StringForm implements ScalarForm {
    /** A text for which a pattern is not tried step by step: a byte string, or one that nobody writes. */
    private static final int LONGEST_MATCHED = 2_000;

    /** {@code 2025-01-01}, {@code T10:00:00}, {@code +02:00}. */
    private static final int DATE = 10;

    private static final String UUID_FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    private static final int TIME = 9;
    private static final int OFFSET = 6;
    private static final int DIGITS_OF_FRACTION = 9;
    /** {@code \\\\x} in JSON. */
    private static final int HEX_START = 3;

    private final ColumnType type;
    private final Pattern pattern;
    /** What a pattern can't tell. */
    private final Predicate<String> rest;

    private StringForm(ColumnType type, String pattern) {
        this.type = type;
        this.rest = TextValues.of(type);
        this.pattern = Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** Empty for a type whose values are any string. */
    static Optional<ScalarForm> of(ColumnType type, ServerVersion version) {
        return DocumentForm.of(type).map(form -> new StringForm(type, form.pattern(version)));
    }

    @Override
    public boolean write(byte[] json, int start, int end, DocumentOutput out) {
        if (json[start] != '"' || !isValue(json, start + 1, end - 1)) {
            return false;
        }
        out.write(json, start, end);
        return true;
    }

    private boolean isValue(byte[] json, int start, int end) {
        if (type.isScalar(PgScalar.UUID)) {
            return end - start == UUID_FORM.length() && isPattern(UUID_FORM, json, start);
        }
        if (isPlainDay(json, start, end) && isPlainTime(json, start + DATE, end)) {
            return true;
        }
        if (end - start > LONGEST_MATCHED) {
            return type.isScalar(PgScalar.BYTEA) ? isHexadecimal(json, start, end) : isMadeOfMany();
        }
        String text = new String(json, start, end - start, UTF_8)
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
        return pattern.matcher(text).matches() && rest.test(text);
    }

    /** Paths and multiranges may be as long as they like. */
    private boolean isMadeOfMany() {
        return type.isScalar(PgScalar.LTREE) || type instanceof ColumnType.Range;
    }

    private static boolean isHexadecimal(byte[] json, int start, int end) {
        boolean isEscaped = json[start] == '\\' && json[start + 1] == '\\' && json[start + 2] == 'x';
        boolean isEven = (end - start - HEX_START) % 2 == 0;
        for (int i = start + HEX_START; i < end; i++) {
            if (Character.digit(json[i], 16) < 0) {
                return false;
            }
        }
        return isEscaped && isEven;
    }

    /** {@code 2025-06-01}, but for leap days: what is otherwise is asked for by the pattern. */
    private boolean isPlainDay(byte[] json, int start, int end) {
        boolean isOfDays = type.isScalar(PgScalar.DATE) || isOfTimes();
        return isOfDays
                && end - start >= DATE
                && isPattern("dddd-dd-dd", json, start)
                && number(json, start, 4) > 0
                && isBetween(1, 12, number(json, start + 5, 2))
                && isBetween(1, daysOf(number(json, start + 5, 2)), number(json, start + 8, 2));
    }

    /** In every year. */
    private static int daysOf(int month) {
        return switch (month) {
            case 2 -> 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private boolean isOfTimes() {
        return type.isScalar(PgScalar.TIMESTAMP) || type.isScalar(PgScalar.TIMESTAMPTZ);
    }

    /** Nothing, or {@code T10:00:00.123} and for {@code timestamptz} {@code +00:00} or {@code Z} behind it. */
    private boolean isPlainTime(byte[] json, int start, int end) {
        if (start == end) {
            return true;
        }
        boolean isTime = isOfTimes()
                && end - start >= TIME
                && isPattern("Tdd:dd:dd", json, start)
                && number(json, start + 1, 2) < 24
                && number(json, start + 4, 2) < 60
                && number(json, start + 7, 2) < 60;
        return isTime && isPlainOffset(json, endOfFraction(json, start + TIME, end), end);
    }

    private static int endOfFraction(byte[] json, int start, int end) {
        int at = start;
        if (at < end && json[at] == '.') {
            at++;
            while (at < end && at - start <= DIGITS_OF_FRACTION && NumberForm.isDigit(json[at])) {
                at++;
            }
            return at - start > 1 ? at : start;
        }
        return at;
    }

    private boolean isPlainOffset(byte[] json, int start, int end) {
        if (start == end) {
            return true;
        }
        boolean isOffset = end - start == OFFSET
                && (json[start] == '+' || json[start] == '-')
                && isPattern("dd:dd", json, start + 1)
                && number(json, start + 1, 2) < 16
                && number(json, start + 4, 2) < 60;
        return type.isScalar(PgScalar.TIMESTAMPTZ) && (isOffset || end - start == 1 && json[start] == 'Z');
    }

    private static boolean isBetween(int least, int most, int number) {
        return number >= least && number <= most;
    }

    private static int number(byte[] json, int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            number = number * 10 + json[i] - '0';
        }
        return number;
    }

    /** A digit where {@code d} stands, one of base 16 where {@code x} does. The text is long enough. */
    private static boolean isPattern(String pattern, byte[] json, int start) {
        for (int i = 0; i < pattern.length(); i++) {
            byte letter = json[start + i];
            boolean fits =
                    switch (pattern.charAt(i)) {
                        case 'd' -> NumberForm.isDigit(letter);
                        case 'x' -> Character.digit(letter, 16) >= 0;
                        default -> letter == pattern.charAt(i);
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
