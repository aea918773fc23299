package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** Numbers as PostgreSQL writes them; those of JSON (RFC 8259, section 6), and three names. Copying checks on the way, which costs no more than copying. */
final class NumberForm {
    private static final byte[] NAN = "NaN".getBytes(US_ASCII);
    private static final byte[] INFINITY = "Infinity".getBytes(US_ASCII);
    private static final byte[] MINUS_INFINITY = "-Infinity".getBytes(US_ASCII);

    /** No end, because it is no number. */
    private static final int NONE = -1;

    private NumberForm() {}

    /** Copies an integer. @return false, and nothing is written, when it is none */
    static boolean copyInteger(byte[] value, ResponseBuffer out) {
        int length = value.length;
        out.ensure(length);
        byte[] to = out.array();
        int at = out.length();
        int first = copySign(value, to, at);
        int wrong = length - first - 1;
        for (int i = first; i < length; i++) {
            byte letter = value[i];
            int digit = letter - '0';
            wrong |= digit | 9 - digit; // negative when one of them is
            to[at + i] = letter;
        }
        if (wrong < 0 || hasLeadingZero(value, first, length)) {
            return false;
        }
        out.advance(length);
        return true;
    }

    /** Copies a number. @return false, and nothing is written, when it is none */
    static boolean copyNumber(byte[] value, ResponseBuffer out) {
        int length = value.length;
        out.ensure(length);
        byte[] to = out.array();
        int at = out.length();
        int first = copySign(value, to, at);
        int others = 0;
        int other = length;
        for (int i = first; i < length; i++) {
            byte letter = value[i];
            int digit = letter - '0';
            if ((digit | 9 - digit) < 0) {
                others++;
                other = i;
            }
            to[at + i] = letter;
        }
        boolean isPlain = others == 0 || (others == 1 && value[other] == '.' && other < length - 1);
        boolean isNumber = isPlain ? other > first && !hasLeadingZero(value, first, other) : isNumber(value);
        if (isNumber) {
            out.advance(length);
        }
        return isNumber;
    }

    private static int copySign(byte[] value, byte[] to, int at) {
        if (value.length == 0 || value[0] != '-') {
            return 0;
        }
        to[at] = '-';
        return 1;
    }

    static boolean isDigit(byte letter) {
        return letter >= '0' && letter <= '9';
    }

    static boolean isNumber(byte[] value) {
        int at = integerEnd(value);
        if (at == NONE) {
            return false;
        }
        if (at < value.length && value[at] == '.') {
            int fraction = at + 1;
            at = digitsEnd(value, fraction);
            if (at == fraction) {
                return false;
            }
        }
        return at == value.length || exponentEnd(value, at) == value.length;
    }

    static boolean isName(byte[] value) {
        return Arrays.equals(value, NAN) || Arrays.equals(value, INFINITY) || Arrays.equals(value, MINUS_INFINITY);
    }

    /** {@link #NONE}, too, when there is a zero too many at its beginning. */
    private static int integerEnd(byte[] value) {
        int start = value.length > 0 && value[0] == '-' ? 1 : 0;
        int end = digitsEnd(value, start);
        return end == start || hasLeadingZero(value, start, end) ? NONE : end;
    }

    private static boolean hasLeadingZero(byte[] value, int start, int end) {
        return end > start + 1 && value[start] == '0';
    }

    /** {@code e-300} or {@code e+20}. */
    private static int exponentEnd(byte[] value, int at) {
        if (value[at] != 'e' || at + 1 == value.length) {
            return NONE;
        }
        boolean hasSign = value[at + 1] == '-' || value[at + 1] == '+';
        int start = hasSign ? at + 2 : at + 1;
        int end = digitsEnd(value, start);
        return end == start ? NONE : end;
    }

    private static int digitsEnd(byte[] value, int from) {
        int at = from;
        while (at < value.length && isDigit(value[at])) {
            at++;
        }
        return at;
    }
}
