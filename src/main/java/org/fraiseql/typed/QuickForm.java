package org.fraiseql.typed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.fraiseql.catalog.JsonShape;
import org.jspecify.annotations.Nullable;

/** Makes a value of Java of PostgreSQL's text, where that has its common form. Immutable, thread-safe. */
interface QuickForm {
    /** Leaves all to the reader of JSON. */
    QuickForm NONE = text -> null;

    /** So many digits fit a {@code long}. */
    int MAX_DIGITS = 18;

    /** Null for what is better read otherwise, or is wrong. */
    @Nullable
    Object read(byte[] text);

    static QuickForm of(Class<?> java, JsonShape shape) {
        return switch (shape) {
            case NUMBER -> ofInteger(java);
            case NUMBER_OR_NAME -> java.equals(BigDecimal.class) ? QuickForm::decimal : NONE;
            case BOOLEAN -> is(java, boolean.class, Boolean.class) ? QuickForm::flag : NONE;
            case ESCAPED -> java.equals(String.class) ? QuickForm::string : NONE;
            case QUOTED -> ofQuoted(java);
            case DATE_TIME -> java.equals(LocalDateTime.class) ? ofTime(QuickForm::dateTime) : NONE;
            case DATE_TIME_WITH_OFFSET -> java.equals(OffsetDateTime.class) ? ofTime(QuickForm::offsetDateTime) : NONE;
            case RAW -> NONE;
        };
    }

    private static QuickForm ofInteger(Class<?> java) {
        if (is(java, long.class, Long.class)) {
            return QuickForm::integer;
        }
        return is(java, int.class, Integer.class) ? QuickForm::smallInteger : NONE;
    }

    private static QuickForm ofQuoted(Class<?> java) {
        if (java.equals(String.class)) {
            return QuickForm::string;
        }
        return java.equals(LocalDate.class) ? ofTime(QuickForm::date) : NONE;
    }

    /** A day or minute that there is not is for the other reader to tell. */
    private static QuickForm ofTime(QuickForm form) {
        return text -> {
            try {
                return form.read(text);
            } catch (DateTimeException e) {
                return null;
            }
        };
    }

    private static boolean is(Class<?> java, Class<?> primitive, Class<?> boxed) {
        return java.equals(primitive) || java.equals(boxed);
    }

    private static String string(byte[] text) {
        return new String(text, UTF_8);
    }

    private static @Nullable Boolean flag(byte[] text) {
        if (text.length != 1) {
            return null;
        }
        return switch (text[0]) {
            case 't' -> Boolean.TRUE;
            case 'f' -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable Long integer(byte[] text) {
        int first = firstDigit(text);
        if (text.length - first > MAX_DIGITS || !isDigit(text, first) || hasLeadingZero(text, first)) {
            return null;
        }
        long value = 0;
        for (int i = first; i < text.length; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            value = value * 10 + digit;
        }
        return first == 0 ? value : -value;
    }

    private static @Nullable Integer smallInteger(byte[] text) {
        Long value = integer(text);
        return value == null || value.intValue() != value ? null : value.intValue();
    }

    private static int firstDigit(byte[] text) {
        return text.length > 0 && text[0] == '-' ? 1 : 0;
    }

    private static boolean isDigit(byte[] text, int at) {
        return at < text.length && text[at] >= '0' && text[at] <= '9';
    }

    /** No number of PostgreSQL's: the column is of another type. */
    private static boolean hasLeadingZero(byte[] text, int first) {
        return text[first] == '0' && isDigit(text, first + 1);
    }

    private static @Nullable BigDecimal decimal(byte[] text) {
        int first = firstDigit(text);
        if (text.length > MAX_DIGITS || !isDigit(text, first) || hasLeadingZero(text, first)) {
            return null;
        }
        long unscaled = 0;
        int point = -1;
        for (int i = first; i < text.length; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                unscaled = unscaled * 10 + digit;
            } else if (text[i] == '.' && point < 0) {
                point = i;
            } else {
                return null;
            }
        }
        int scale = point < 0 ? 0 : text.length - point - 1;
        return point >= 0 && scale == 0 ? null : BigDecimal.valueOf(first == 0 ? unscaled : -unscaled, scale);
    }

    private static @Nullable LocalDate date(byte[] text) {
        return IsoTimes.commonDate(ascii(text));
    }

    private static @Nullable LocalDateTime dateTime(byte[] text) {
        String letters = ascii(text);
        return IsoTimes.commonDateTime(letters, ' ', letters.length());
    }

    /** Sessions are in UTC. */
    private static @Nullable OffsetDateTime offsetDateTime(byte[] text) {
        String letters = ascii(text);
        if (!letters.endsWith("+00")) {
            return null;
        }
        LocalDateTime common = IsoTimes.commonDateTime(letters, ' ', letters.length() - "+00".length());
        return common == null ? null : OffsetDateTime.of(common, ZoneOffset.UTC);
    }

    private static String ascii(byte[] text) {
        return new String(text, ISO_8859_1);
    }
}
