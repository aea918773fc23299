package org.fraiseql.hostile;

import java.util.ArrayList;
import java.util.List;

/**
 * A value that somebody sends who wants to do harm.
 *
 * @param json as it stands in variables
 * @param literal as it stands in a document
 */
record HostileValue(String name, String json, String literal) {
    private static final List<String> LETTERS =
            List.of("7", "a", " ", ",", ".", ":", "-", "/", "[", "a.", "1,", "%", "\\\"", "\\u0001", "é", "😀");

    private static HostileValue same(String name, String text) {
        return new HostileValue(name, text, text);
    }

    private static HostileValue text(String name, String quoted) {
        return new HostileValue("\"" + name + "\"", "\"" + quoted + "\"", "\"" + quoted + "\"");
    }

    /** Short ones, which are tried at every place. */
    static List<HostileValue> small() {
        List<HostileValue> values = new ArrayList<>();
        List<String> numbers = List.of(
                "1e1000000",
                "-1e-1000000",
                "1e600000000",
                "1e-600000000",
                "1E+99999999999999999999",
                "1e131071",
                "9e-16383",
                "1e400",
                "12345678901234567890123456789",
                "-0.1");
        numbers.forEach(digits -> values.add(same(digits, digits)));
        numbers.forEach(digits -> values.add(text(digits, digits)));
        values.add(text("[1e1000000,1e600000000)", "[1e1000000,1e600000000)"));
        values.add(text("{[1e1000000,)}", "{[1e1000000,)}"));
        values.add(text("(1e1000000,1e600000000)", "(1e1000000,1e600000000)"));
        values.add(text("[1e600000000]", "[1e600000000]"));
        values.add(text("$ ? (@ > 1e600000000)", "$ ? (@ > 1e600000000)"));
        values.add(text("P1e600000000D", "P1e600000000D"));
        values.add(text("half of a pair", "\\ud800"));
        values.add(text("control characters", "\\u0000\\u0001\\n\\u009b"));
        values.add(text("nothing", ""));
        List.of("true", "[]", "[[[]]]", "{}").forEach(value -> values.add(same(value, value)));
        values.add(new HostileValue("an unknown key", "{\"nobody\":{\"knows\":1e9}}", "{nobody: {knows: 1e9}}"));
        values.add(new HostileValue("a name", "\"NOBODY\"", "NOBODY"));
        return values;
    }

    /** @param size how many characters they have, or nearly */
    static List<HostileValue> large(int size) {
        List<HostileValue> values = new ArrayList<>();
        values.add(same("digits", "7".repeat(size)));
        values.add(same("digits after the point", "0." + "7".repeat(size)));
        values.add(same("digits of an exponent", "1e" + "7".repeat(size)));
        for (String letters : LETTERS) {
            values.add(text("many " + letters, letters.repeat(size / Math.max(letters.length(), 2))));
        }
        values.add(text("a bracket and many commas", "[" + ",".repeat(size)));
        values.add(text("a number, many spaces and a letter", "1,1" + " ".repeat(size) + "x"));
        values.add(text("many spaces and a letter", " ".repeat(size) + "x"));
        values.add(text("a vector", "[" + "1,".repeat(size / 2) + "1]"));
        values.add(text("hexadecimal digits", "\\\\x" + "0".repeat(size)));
        values.add(same("nested lists", "[".repeat(size / 2) + "]".repeat(size / 2)));
        values.add(same("lists nested below the limit", "[".repeat(990) + "]".repeat(990)));
        values.add(same("a text in nested lists", "[".repeat(500) + "\"" + "a".repeat(size) + "\"" + "]".repeat(500)));
        values.add(new HostileValue("nested objects", nested("{\"a\":", size / 6), nested("{a:", size / 4)));
        values.add(same("many numbers", list("1", size)));
        values.add(same("many floating-point numbers", list("1.5e3", size)));
        values.add(same("many texts", list("\"a\"", size)));
        values.add(same("many objects", list("{}", size)));
        String longName = "k".repeat(size);
        values.add(new HostileValue("a long key", "{\"" + longName + "\":1}", "{" + longName + ": 1}"));
        values.add(new HostileValue(
                "many keys", keys("\"k%d\":1,", size / 12) + "\"k\":1}", keys("k%d: 1 ", size / 12) + "}"));
        values.add(new HostileValue("a long name", "\"" + longName + "\"", longName));
        return values;
    }

    private static String nested(String opening, int depth) {
        return opening.repeat(depth) + "1" + "}".repeat(depth);
    }

    private static String list(String item, int size) {
        return "[" + (item + ",").repeat(size / (item.length() + 1)) + item + "]";
    }

    private static String keys(String pattern, int count) {
        StringBuilder keys = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            keys.append(pattern.formatted(i));
        }
        return keys.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
