package org.fraiseql.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.fraiseql.support.JsonEscapes;

/** Writes JSON strings out of UTF-8, eight bytes at a step where nothing has to be {@linkplain JsonEscapes escaped}. */
final class JsonString {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** A one in each of eight bytes. */
    private static final long EACH = 0x0101_0101_0101_0101L;

    private static final long HIGHEST = 0x8080_8080_8080_8080L;

    private JsonString() {}

    static void writeString(byte[] utf8, ResponseBuffer out) {
        int escape = nextToEscape(utf8, 0);
        if (escape == utf8.length) {
            out.writeQuoted(utf8);
            return;
        }
        out.write((byte) '"');
        writeEscaped(utf8, escape, out);
        out.write((byte) '"');
    }

    /** Whether nothing has to be escaped. */
    static boolean isClean(byte[] utf8) {
        int last = utf8.length - Long.BYTES;
        if (last < 0) {
            return nextToEscape(utf8, 0) == utf8.length;
        }
        long marks =
                marks((long) EIGHT_BYTES.get(utf8, last)); // what the steps of eight leave over, and some of it twice
        for (int at = 0; at < last; at += Long.BYTES) {
            marks |= marks((long) EIGHT_BYTES.get(utf8, at));
        }
        return marks == 0;
    }

    static void writeString(String text, ResponseBuffer out) {
        writeString(text.getBytes(StandardCharsets.UTF_8), out);
    }

    /** A string constant as bytes, quotes included. */
    static byte[] constant(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ResponseBuffer out = ResponseBuffer.unbounded(utf8.length + 2);
        writeString(utf8, out);
        return out.bytes(0, out.mark());
    }

    /** {@code {"name":} or {@code ,"name":}, as bytes. */
    static byte[] key(char separator, String name) {
        return (separator + "\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
    }

    /** Copies clean runs in one piece. */
    private static void writeEscaped(byte[] utf8, int firstEscape, ResponseBuffer out) {
        int clean = 0;
        for (int escape = firstEscape; escape < utf8.length; escape = nextToEscape(utf8, clean)) {
            out.write(utf8, clean, escape - clean);
            writeEscape(utf8[escape], out);
            clean = escape + 1;
        }
        out.write(utf8, clean, utf8.length - clean);
    }

    /** The first byte from there on that is no part of a clean run; the length when there is none. */
    static int nextToEscape(byte[] utf8, int from) {
        int at = from;
        for (; at <= utf8.length - Long.BYTES; at += Long.BYTES) {
            long marks = marks((long) EIGHT_BYTES.get(utf8, at));
            if (marks != 0) {
                return at + Long.numberOfTrailingZeros(marks) / Byte.SIZE;
            }
        }
        for (; at < utf8.length; at++) {
            byte letter = utf8[at];
            if (letter >= 0 && JsonEscapes.letter(letter) != JsonEscapes.NONE) {
                return at;
            }
        }
        return at;
    }

    /**
     * Eight bytes at once: the lowest bit that is set stands in the first byte that is a control character, a quote or a backslash; none is set when there
     * is no such byte. Bits above the lowest may be wrong, as the subtractions borrow (Hacker's Delight, section 6-1, "Find First 0-Byte").
     */
    private static long marks(long eight) {
        long quote = eight ^ EACH * '"';
        long backslash = eight ^ EACH * '\\';
        long control = (eight - EACH * ' ') & ~eight;
        return (control | (quote - EACH & ~quote) | (backslash - EACH & ~backslash)) & HIGHEST;
    }

    private static void writeEscape(byte letter, ResponseBuffer out) {
        byte escape = JsonEscapes.letter(letter);
        out.write((byte) '\\');
        out.write(escape);
        if (escape == JsonEscapes.UNICODE) {
            out.write((byte) '0');
            out.write((byte) '0');
            out.write(HEX[letter >> 4]);
            out.write(HEX[letter & 15]);
        }
    }
}
