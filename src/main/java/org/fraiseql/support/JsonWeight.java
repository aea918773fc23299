package org.fraiseql.support;

/** What JSON takes of the heap when {@link JsonDecoder} has decoded it, told without doing so: {@code [[],[],…} and {@code {"a":1},…} take more than twenty times their bytes. */
public final class JsonWeight {
    /** A linked map, and its table for the first entries. */
    private static final int OBJECT = 136;
    /** A list, and its array for the first items. */
    private static final int ARRAY = 80;
    /** An entry of a map, and its place in the table. */
    private static final int MEMBER = 56;
    /** A number, and its place in a list. */
    private static final int ITEM = 40;
    /** What a number with a point or an exponent has more. */
    private static final int POINT = 24;
    /** And its letters. */
    private static final int STRING = 56;

    private JsonWeight() {}

    /** Bytes, about; of what is no JSON, some figure. */
    public static long of(byte[] json) {
        long weight = json.length; // as it came
        int at = 0;
        while (at < json.length) {
            switch (json[at]) {
                case '{' -> weight += OBJECT;
                case '[' -> weight += ARRAY;
                case ':' -> weight += MEMBER;
                case ',' -> weight += ITEM;
                case '.', 'e', 'E' -> weight += POINT; // also of true and false
                case '"' -> {
                    int end = endOfString(json, at + 1);
                    weight += STRING + lengthOf(json, at + 1, end);
                    at = end;
                }
                default -> {
                    // a letter of a number, true, false or null, or a space
                }
            }
            at++;
        }
        return weight;
    }

    /** Of the characters: two bytes for each where one of them needs it. */
    private static int lengthOf(byte[] json, int start, int end) {
        for (int at = start; at < end; at++) {
            if (json[at] < 0 || json[at] == '\\') {
                return 2 * (end - start);
            }
        }
        return end - start;
    }

    /** Where its second quotation mark is, or the end. */
    private static int endOfString(byte[] json, int start) {
        int at = start;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, json.length);
    }
}
