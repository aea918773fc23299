package org.fraiseql.typed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.fraiseql.stream.JsonBytes;
import org.fraiseql.support.JsonDecoder;

/** Goes through JSON that we have written ourselves, so that it is known to be well formed. Used for one text after the other. Not thread-safe. */
final class JsonCursor {
    private static final byte[] NULL = "null".getBytes(ISO_8859_1);
    private static final int MAX_DIGITS = 18;

    private byte[] json = {};
    private int end;
    private int at;

    /** Goes to the beginning of another text. Not copied. */
    JsonCursor over(byte[] text, int length) {
        json = text;
        end = length;
        at = 0;
        return this;
    }

    /** The first byte of what comes next. */
    char peek() {
        at = JsonBytes.skipBlank(json, at);
        return (char) json[at];
    }

    /** Passes over a sign that must come next. */
    void take(char sign) {
        if (peek() != sign) {
            throw new IllegalArgumentException("expected " + sign + " at " + at);
        }
        at++;
    }

    /** Passes over these bytes if they come next. */
    boolean takes(byte[] expected) {
        int behind = at + expected.length;
        if (behind <= end && Arrays.equals(json, at, behind, expected, 0, expected.length)) {
            at = behind;
            return true;
        }
        return false;
    }

    boolean takesNull() {
        return peek() == 'n' && takes(NULL);
    }

    /** Whether an item or member follows, behind the comma; else behind what closes them. @param isFirst when none has come yet */
    boolean hasNext(char close, boolean isFirst) {
        if (peek() == close) {
            at++;
            return false;
        }
        if (!isFirst) {
            take(',');
        }
        return true;
    }

    /** The key of a member, behind its colon. */
    String key() {
        String key = text();
        take(':');
        return key;
    }

    /** The start of a value, and afterwards its end: the bytes between are the value. A string is passed over with its quotes. */
    int start() {
        at = JsonBytes.skipBlank(json, at);
        return at;
    }

    int endOfValue() {
        at = Math.min(JsonBytes.endOfValue(json, at), end);
        return at;
    }

    void skip() {
        start();
        endOfValue();
    }

    /** The value as it is written. */
    String raw() {
        int start = start();
        return new String(json, start, endOfValue() - start, UTF_8);
    }

    /** What a string says, or another value as it is written. */
    String text() {
        int start = start();
        if (json[start] != '"') {
            return raw();
        }
        int close = start + 1;
        while (json[close] != '"') {
            if (json[close] == '\\') {
                return unescaped(start);
            }
            close++;
        }
        at = close + 1;
        return new String(json, start + 1, close - start - 1, UTF_8);
    }

    private String unescaped(int start) {
        int behind = endOfValue();
        return String.valueOf(JsonDecoder.decodeOurs(Arrays.copyOfRange(json, start, behind)));
    }

    /** A whole number, whether it is written as a string or not. */
    long integer() {
        int start = start();
        boolean isNegative = json[start] == '-';
        int digits = isNegative ? start + 1 : start;
        long value = 0;
        int next = digits;
        while (next < end && isDigit(json[next]) && next - digits < MAX_DIGITS) {
            value = value * 10 + json[next] - '0';
            next++;
        }
        if (next == digits || next < end && !endsNumber(json[next])) {
            return Long.parseLong(text());
        }
        at = next;
        return isNegative ? -value : value;
    }

    private static boolean isDigit(byte sign) {
        return sign >= '0' && sign <= '9';
    }

    private static boolean endsNumber(byte sign) {
        return sign == ',' || sign == '}' || sign == ']';
    }

    boolean flag() {
        String text = raw();
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text + " is no boolean");
        };
    }
}
