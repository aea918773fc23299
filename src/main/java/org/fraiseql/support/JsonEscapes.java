package org.fraiseql.support;

/** What a JSON string escapes, as PostgreSQL's {@code escape_json} does: short escapes where JSON has them, backslash u for other control characters. */
public final class JsonEscapes {
    /** The letter of a character that is not escaped. */
    public static final byte NONE = 0;

    /** The letter of a character that is escaped by four hexadecimal digits. */
    public static final byte UNICODE = 'u';

    private static final byte[] LETTERS = new byte[128];

    static {
        for (int control = 0; control < ' '; control++) {
            LETTERS[control] = UNICODE;
        }
        LETTERS['\b'] = 'b';
        LETTERS['\f'] = 'f';
        LETTERS['\n'] = 'n';
        LETTERS['\r'] = 'r';
        LETTERS['\t'] = 't';
        LETTERS['"'] = '"';
        LETTERS['\\'] = '\\';
    }

    private JsonEscapes() {}

    /** The letter that stands after the backslash, {@link #UNICODE} or {@link #NONE}. @param character of ASCII */
    public static byte letter(int character) {
        return LETTERS[character];
    }
}
