package org.fraiseql.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Numeral;

/**
 * Checks the text form of values before PostgreSQL sees them, and brings it into the form PostgreSQL reads. Each method throws
 * {@link IllegalArgumentException} with a message for the client. What only PostgreSQL can know (for instance time zone names) is left to it.
 */
final class TextForms {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}");
    private static final String DATE_PART = "([+-]?\\d{4,7})-(\\d{2})-(\\d{2})";
    private static final String TIME_PART = "(\\d{2}):(\\d{2})(?::(\\d{2})(\\.\\d{1,9})?)?";
    private static final String OFFSET_PART = "(Z|z|[+-]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?)";
    private static final Pattern DATE = Pattern.compile(DATE_PART + "( BC)?");
    private static final Pattern TIME = Pattern.compile(TIME_PART);
    private static final Pattern TIME_OFFSET = Pattern.compile(TIME_PART + OFFSET_PART);
    private static final Pattern DATE_TIME =
            Pattern.compile(DATE_PART + "(?:[Tt ]" + TIME_PART + OFFSET_PART + "?)?( BC)?");
    /** Any spelling of a network's or a device's address is far shorter. */
    static final int LONGEST_ADDRESS = 100;

    private static final Pattern MAC_SEPARATORS = Pattern.compile("[:.-]");
    /** Six bytes, or the eight of {@code macaddr8}. */
    private static final Pattern MAC_DIGITS = Pattern.compile("[0-9a-fA-F]{12}(?:[0-9a-fA-F]{4})?");

    private static final Pattern LABEL_PATH = Pattern.compile("(?:[^.\\s]++(?:\\.[^.\\s]++)*+)?+");
    /** Possessive, as the vector is: a long text must not be tried in more than one way. */
    private static final Pattern POINT =
            Pattern.compile("\\s*+\\(?+%1$s,%1$s\\)?+\\s*+".formatted("\\s*+[0-9.eE+-]++\\s*+"));

    private static final Pattern VECTOR = Pattern.compile("\\s*+\\[\\s*+%1$s(?:,\\s*+%1$s)*+\\]\\s*+"
            .formatted("[-+]?+(?:\\d++\\.?+\\d*+|\\.\\d++)(?:[eE][-+]?+\\d++)?+\\s*+"));

    private static final Pattern SPECIAL_NUMBER = Pattern.compile("NaN|-?Infinity");

    private TextForms() {}

    static String bigInt(String text) {
        Numeral number = Numeral.of(text.strip())
                .filter(Numeral::isWhole)
                .orElseThrow(() -> new IllegalArgumentException(quoted(text) + " is no integer"));
        OptionalLong value = number.asLong();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(quoted(text) + " is outside the range of a 64-bit integer");
        }
        return Long.toString(value.getAsLong());
    }

    static String decimal(String text) {
        String stripped = text.strip();
        if (SPECIAL_NUMBER.matcher(stripped).matches()) {
            return stripped;
        }
        Numeral number =
                Numeral.of(stripped).orElseThrow(() -> new IllegalArgumentException(quoted(text) + " is no number"));
        if (!number.isOfNumeric()) {
            throw new IllegalArgumentException(quoted(text) + " is outside the range of numeric");
        }
        return stripped;
    }

    static String uuid(String text) {
        if (!UUID.matcher(text).matches()) {
            throw new IllegalArgumentException(quoted(text) + " is no UUID");
        }
        return text;
    }

    static String date(String text) {
        Matcher matcher = DATE.matcher(text);
        if (isInfinite(text)) {
            return text;
        }
        if (!matcher.matches()) {
            throw new IllegalArgumentException(quoted(text) + " is no date of the form 2025-12-31");
        }
        checkDate(matcher, text);
        return text;
    }

    static String time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(quoted(text) + " is no time of the form 23:59:59");
        }
        checkTime(matcher, 1, text);
        return text;
    }

    static String timeWithOffset(String text) {
        Matcher matcher = TIME_OFFSET.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(quoted(text) + " is no time with an offset of the form 23:59:59+02");
        }
        checkTime(matcher, 1, text);
        return text;
    }

    static String localDateTime(String text) {
        return dateTime(text, "2025-12-31T23:59:59", false);
    }

    static String dateTime(String text) {
        return dateTime(text, "2025-12-31T23:59:59Z", true);
    }

    private static String dateTime(String text, String example, boolean offsetAllowed) {
        if (isInfinite(text)) {
            return text;
        }
        Matcher matcher = DATE_TIME.matcher(text);
        if (!matcher.matches() || (!offsetAllowed && matcher.group(8) != null)) {
            throw new IllegalArgumentException(quoted(text) + " is no date and time of the form " + example);
        }
        checkDate(matcher, text);
        if (matcher.group(4) != null) {
            checkTime(matcher, 4, text);
        }
        return text;
    }

    private static boolean isInfinite(String text) {
        return text.equals("infinity") || text.equals("-infinity");
    }

    private static void checkDate(Matcher matcher, String text) {
        try {
            LocalDate unused = LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(quoted(text) + " is no day of the calendar", e);
        }
    }

    private static void checkTime(Matcher matcher, int group, String text) {
        String second = matcher.group(group + 2);
        boolean isMidnightAtTheEnd = text.contains("24:00");
        try {
            if (!isMidnightAtTheEnd) {
                LocalTime unused = LocalTime.of(
                        Integer.parseInt(matcher.group(group)),
                        Integer.parseInt(matcher.group(group + 1)),
                        second == null || second.equals("60") ? 0 : Integer.parseInt(second));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(quoted(text) + " is no time of day", e);
        }
    }

    static String bytes(String text) {
        try {
            if (text.startsWith("\\x")) {
                return "\\x" + HexFormat.of().formatHex(HexFormat.of().parseHex(text.substring(2)));
            }
            return "\\x" + HexFormat.of().formatHex(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("neither \\x with hexadecimal digits nor base64", e);
        }
    }

    static String macAddress(String text) {
        boolean isLong = text.length() > LONGEST_ADDRESS;
        if (isLong
                || !MAC_DIGITS
                        .matcher(MAC_SEPARATORS.matcher(text).replaceAll(""))
                        .matches()) {
            throw new IllegalArgumentException(quoted(text) + " is no MAC address");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /** Which letters a label may have depends on PostgreSQL's version and locale. */
    static String labelPath(String text) {
        if (!LABEL_PATH.matcher(text).matches()) {
            throw new IllegalArgumentException(quoted(text) + " is no path of labels of the form top.science");
        }
        return text;
    }

    static String point(String text) {
        if (!POINT.matcher(text).matches()) {
            throw new IllegalArgumentException(quoted(text) + " is no point of the form (1.5,2)");
        }
        return text;
    }

    static String vector(String text) {
        if (!VECTOR.matcher(text).matches()) {
            throw new IllegalArgumentException(quoted(text) + " is no vector of the form [1,2.5,3]");
        }
        return text;
    }

    static String range(String text) {
        String stripped = text.strip();
        boolean hasBounds = stripped.length() > 2
                && "[(".indexOf(stripped.charAt(0)) >= 0
                && "])".indexOf(stripped.charAt(stripped.length() - 1)) >= 0
                && stripped.indexOf(',') > 0;
        if (!hasBounds && !stripped.equalsIgnoreCase("empty")) {
            throw new IllegalArgumentException(quoted(text) + " is no range of the form [1,10)");
        }
        return text;
    }

    static String multirange(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("{") || !stripped.endsWith("}")) {
            throw new IllegalArgumentException(quoted(text) + " is no multirange of the form {[1,3),[5,8)}");
        }
        return text;
    }

    static String notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("expected a value");
        }
        return text;
    }

    static String quoted(String text) {
        return Excerpt.quoted(text);
    }
}
