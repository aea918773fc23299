package org.fraiseql.stream;

import java.nio.charset.StandardCharsets;

/** Writes JSON strings the way PostgreSQL's {@code escape_json} does: short escapes where JSON has them, \\u00xx for other control characters. */
final class JsonString {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** For each ASCII character: 0 when it is copied, its short escape's letter, or {@code u}. */
    private static final byte[] ESCAPES = new byte[128];

    static {
        for (int control = 0; control < 0x20; control++) {
            ESCAPES[control] = 'u';
        }
        ESCAPES['\b'] = 'b';
        ESCAPES['\f'] = 'f';
        ESCAPES['\n'] = 'n';
        ESCAPES['\r'] = 'r';
        ESCAPES['\t'] = 't';
        ESCAPES['"'] = '"';
        ESCAPES['\\'] = '\\';
    }

    private JsonString() {}

    static void writeString(byte[] utf8, ResponseBuffer out) {
        out.write((byte) '"');
        writeEscaped(utf8, out);
        out.write((byte) '"');
    }

    static void writeString(String text, ResponseBuffer out) {
        writeString(text.getBytes(StandardCharsets.UTF_8), out);
    }

    /** A string constant as bytes, quotes included. */
    static byte[] constant(String text) {
        ResponseBuffer out = new ResponseBuffer((bytes, offset, length) -> {
            throw new IllegalStateException("a constant of more than 64 KiB");
        });
        writeString(text, out);
        return java.util.Arrays.copyOf(out.array(), out.length());
    }

    /** Copies clean runs in one piece. */
    private static void writeEscaped(byte[] utf8, ResponseBuffer out) {
        int clean = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte letter = utf8[i];
            if (letter < 0 || ESCAPES[letter] == 0) {
                continue;
            }
            out.write(utf8, clean, i - clean);
            writeEscape(letter, out);
            clean = i + 1;
        }
        out.write(utf8, clean, utf8.length - clean);
    }

    private static void writeEscape(byte letter, ResponseBuffer out) {
        byte escape = ESCAPES[letter];
        out.write((byte) '\\');
        out.write(escape);
        if (escape == 'u') {
            out.write((byte) '0');
            out.write((byte) '0');
            out.write(HEX[letter >> 4]);
            out.write(HEX[letter & 15]);
        }
    }
}
