package org.fraiseql.support;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A number as it is written, measured before anything is made of it, in time that grows with its length: a few characters of exponent can stand for gigabytes
 * of digits, and Java makes a number of many digits in the square of their time. The form is that of {@link java.math.BigDecimal#BigDecimal(String)} in ASCII,
 * which PostgreSQL's {@code numeric} reads too.
 */
public final class Numeral {
    /** So many characters a number may have where it is no string: as many as JSON-P reads. */
    public static final int MAX_CHARACTERS = 1_100;

    /** PostgreSQL manual, section 8.1 Numeric Types: the digits of {@code numeric}. */
    private static final long MAX_BEFORE_POINT = 131_072;

    private static final long MAX_AFTER_POINT = 16_383;
    /** Of a letter, a sign and four digits: with all the characters that are read it does not come near the limits. */
    private static final int SHORT_EXPONENT = 6;

    /** Beyond any digits that a text can have. */
    private static final long ENDLESS = Long.MAX_VALUE / 4;

    private static final int DIGITS_OF_LONG = 19;

    private final String whole;
    private final String fraction;
    private final boolean isNegative;
    private final long exponent;

    private Numeral(boolean isNegative, String whole, String fraction, long exponent) {
        this.isNegative = isNegative;
        this.whole = whole;
        this.fraction = fraction;
        this.exponent = exponent;
    }

    /** Empty if the text is no number. */
    public static Optional<Numeral> of(String text) {
        return new Reader(text).read();
    }

    /**
     * What is too large about a number that stands in JSON or in a document.
     *
     * @return the rest of a sentence that begins with where it stands; empty for a number that can be read, and for what is no number
     */
    public static Optional<String> excess(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.of("is a number of more than %d characters".formatted(MAX_CHARACTERS));
        }
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (exponent < 0 || text.length() - exponent <= SHORT_EXPONENT) {
            return Optional.empty();
        }
        return of(text).filter(number -> !number.isOfNumeric())
                .map(number -> "has more digits than a number may have: %d before the point and %d after it"
                        .formatted(MAX_BEFORE_POINT, MAX_AFTER_POINT));
    }

    /** What the exponents of all numbers in a text add up to, whatever their signs. Strings of JSON are passed over. */
    public static long exponents(String text) {
        long sum = 0;
        boolean isInString = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (isInString && letter == '\\') {
                i++;
            } else if (letter == '"') {
                isInString = !isInString;
            } else if ((letter == 'e' || letter == 'E') && !isInString && i > 0 && endsDigits(text.charAt(i - 1))) {
                sum = Math.min(ENDLESS, sum + exponent(text, i + 1));
            }
        }
        return sum;
    }

    private static boolean endsDigits(char letter) {
        return letter == '.' || letter >= '0' && letter <= '9';
    }

    private static long exponent(String text, int start) {
        Reader rest = new Reader(text);
        rest.at = start;
        rest.sign();
        return Reader.value(rest.digits());
    }

    /** Whether PostgreSQL's {@code numeric} can hold it. */
    public boolean isOfNumeric() {
        return hasAtMost(MAX_BEFORE_POINT, MAX_AFTER_POINT);
    }

    /** @param beforePoint leading zeros do not count @param afterPoint zeros at the end count, as they are kept */
    public boolean hasAtMost(long beforePoint, long afterPoint) {
        return digitsBeforePoint() <= beforePoint && fraction.length() - exponent <= afterPoint;
    }

    /** Zero has one digit, wherever its exponent puts it. */
    private long digitsBeforePoint() {
        int leading = 0;
        int digits = whole.length() + fraction.length();
        while (leading < digits - 1 && digit(leading) == '0') {
            leading++;
        }
        return whole.length() - leading + exponent;
    }

    /** Whether all digits after the point are zeros. */
    public boolean isWhole() {
        int last = whole.length() + fraction.length() - 1;
        while (last >= 0 && digit(last) == '0') {
            last--;
        }
        return last < 0 || whole.length() - 1 - last + exponent >= 0;
    }

    /** Its value if it is whole and fits. */
    public OptionalLong asLong() {
        if (!isWhole()) {
            return OptionalLong.empty();
        }
        String digits = significantDigits();
        if (digits.isEmpty()) {
            return OptionalLong.of(0);
        }
        long before = digitsBeforePoint();
        if (before > DIGITS_OF_LONG) {
            return OptionalLong.empty();
        }
        BigInteger value = new BigInteger(digits + "0".repeat((int) before - digits.length()));
        BigInteger signed = isNegative ? value.negate() : value;
        return signed.bitLength() < Long.SIZE ? OptionalLong.of(signed.longValueExact()) : OptionalLong.empty();
    }

    /** The digits without zeros on either side; empty for zero. */
    private String significantDigits() {
        String digits = whole + fraction;
        int start = 0;
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        while (start < end && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start, end);
    }

    private char digit(int index) {
        return index < whole.length() ? whole.charAt(index) : fraction.charAt(index - whole.length());
    }

    /** As JSON writes it (RFC 8259, section 6), all digits kept. */
    public String json() {
        int start = 0;
        while (start < whole.length() - 1 && whole.charAt(start) == '0') {
            start++;
        }
        StringBuilder json = new StringBuilder(isNegative ? "-" : "");
        json.append(whole.isEmpty() ? "0" : whole.substring(start));
        if (!fraction.isEmpty()) {
            json.append('.').append(fraction);
        }
        return exponent == 0
                ? json.toString()
                : json.append('E').append(exponent).toString();
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Optional<Numeral> read() {
            boolean isNegative = sign();
            String whole = digits();
            String fraction = isNext('.') ? digits() : "";
            if (whole.isEmpty() && fraction.isEmpty()) {
                return Optional.empty();
            }
            long exponent = 0;
            if (isNext('e') || isNext('E')) {
                boolean isSmall = sign();
                String digits = digits();
                if (digits.isEmpty()) {
                    return Optional.empty();
                }
                exponent = isSmall ? -value(digits) : value(digits);
            }
            return at == text.length()
                    ? Optional.of(new Numeral(isNegative, whole, fraction, exponent))
                    : Optional.empty();
        }

        private boolean sign() {
            boolean isNegative = at < text.length() && text.charAt(at) == '-';
            if (isNegative || (at < text.length() && text.charAt(at) == '+')) {
                at++;
            }
            return isNegative;
        }

        private boolean isNext(char letter) {
            boolean isNext = at < text.length() && text.charAt(at) == letter;
            if (isNext) {
                at++;
            }
            return isNext;
        }

        private String digits() {
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            return text.substring(start, at);
        }

        private static long value(String digits) {
            long value = 0;
            for (int i = 0; i < digits.length() && value < ENDLESS; i++) {
                value = value * 10 + digits.charAt(i) - '0';
            }
            return Math.min(value, ENDLESS);
        }
    }
}
