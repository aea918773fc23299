package org.fraiseql.typed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Dates and times as {@code to_json} prints them. The common form is read without the JDK's general parser, which takes ten times as long. */
final class IsoTimes {
    private static final int DATE = 10;
    private static final int SECONDS = 19;
    private static final String UTC = "+00:00";

    private IsoTimes() {}

    static LocalDate date(String text) {
        LocalDate date = commonDate(text);
        return date == null ? LocalDate.parse(text) : date;
    }

    static LocalDateTime dateTime(String text) {
        LocalDateTime common = commonDateTime(text, 'T', text.length());
        return common == null ? LocalDateTime.parse(text) : common;
    }

    static OffsetDateTime offsetDateTime(String text) {
        if (text.endsWith(UTC)) {
            LocalDateTime common = commonDateTime(text, 'T', text.length() - UTC.length());
            if (common != null) {
                return OffsetDateTime.of(common, ZoneOffset.UTC);
            }
        }
        return OffsetDateTime.parse(text);
    }

    static Instant instant(String text) {
        return offsetDateTime(text).toInstant();
    }

    /** {@code 2025-01-01T10:00:00}, with up to nine digits behind the seconds; null for other forms. @param separator behind the date */
    static @Nullable LocalDateTime commonDateTime(String text, char separator, int end) {
        if (end < SECONDS || text.charAt(DATE) != separator || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return null;
        }
        LocalDate date = dateBefore(text);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, SECONDS);
        int nanos = end == SECONDS ? 0 : nanos(text, end);
        return date == null || hour < 0 || hour > 23 || minute < 0 || second < 0 || nanos < 0
                ? null
                : LocalDateTime.of(date, LocalTime.of(hour, minute, second, nanos));
    }

    /** {@code 2025-01-01}; null for other forms. */
    static @Nullable LocalDate commonDate(String text) {
        return text.length() == DATE ? dateBefore(text) : null;
    }

    /** At the beginning of a text that is long enough. */
    private static @Nullable LocalDate dateBefore(String text) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, DATE);
        return year < 0 || month < 0 || day < 0 ? null : LocalDate.of(year, month, day);
    }

    private static int nanos(String text, int end) {
        int count = end - SECONDS - 1;
        if (text.charAt(SECONDS) != '.' || count < 1 || count > 9) {
            return -1;
        }
        int nanos = digits(text, SECONDS + 1, end);
        for (int i = count; i < 9 && nanos > 0; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Negative when there is anything else among them. */
    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
