package org.fraiseql.stream;

/** Finds the parts of JSON text that PostgreSQL has written, so that it is known to be well formed. Offsets are those of bytes. Not recursive. */
public final class JsonBytes {
    private JsonBytes() {}

    /** The first byte from there on that is no white space. */
    public static int skipBlank(byte[] json, int from) {
        int at = from;
        while (at < json.length && json[at] <= ' ' && json[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Where the next item or key begins behind a value, or what closes the list or object. */
    static int nextItem(byte[] json, int endOfValue) {
        int at = skipBlank(json, endOfValue);
        return json[at] == ',' ? skipBlank(json, at + 1) : at;
    }

    /** The end of the value that begins there. */
    public static int endOfValue(byte[] json, int start) {
        return switch (json[start]) {
            case '"' -> endOfString(json, start);
            case '{', '[' -> endOfNested(json, start);
            default -> endOfWord(json, start);
        };
    }

    /** Behind the closing quote. */
    static int endOfString(byte[] json, int start) {
        int at = JsonString.nextToEscape(json, start + 1);
        while (json[at] != '"') {
            at = JsonString.nextToEscape(json, at + (json[at] == '\\' ? 2 : 1));
        }
        return at + 1;
    }

    private static int endOfNested(byte[] json, int start) {
        int depth = 0;
        int at = start;
        do {
            switch (json[at]) {
                case '"' -> at = endOfString(json, at) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            at++;
        } while (depth > 0);
        return at;
    }

    private static int endOfWord(byte[] json, int start) {
        int at = start;
        while (at < json.length && json[at] != ',' && json[at] != '}' && json[at] != ']' && json[at] > ' ') {
            at++;
        }
        return at;
    }
}
