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
    private static final int MEGABYTE = 1_000_000;

    private static HostileValue number(String digits) {
        return new HostileValue(digits, digits, digits);
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
        numbers.forEach(digits -> values.add(number(digits)));
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
        values.add(new HostileValue("true", "true", "true"));
        values.add(new HostileValue("[]", "[]", "[]"));
        values.add(new HostileValue("[[[]]]", "[[[]]]", "[[[]]]"));
        values.add(new HostileValue("{}", "{}", "{}"));
        values.add(new HostileValue("an unknown key", "{\"nobody\":{\"knows\":1e9}}", "{nobody: {knows: 1e9}}"));
        values.add(new HostileValue("a name", "\"NOBODY\"", "NOBODY"));
        return values;
    }

    /** Of about a megabyte. */
    static List<HostileValue> large() {
        List<HostileValue> values = new ArrayList<>();
        values.add(large("digits", "7"));
        values.add(named("digits after the point", "0." + "7".repeat(MEGABYTE)));
        values.add(named("digits of an exponent", "1e" + "7".repeat(MEGABYTE)));
        for (String letter : List.of("7", "a", " ", ",", ".", ":", "-", "/", "[", "a.", "1,", "%", "\\\"", "\\u0001", "é", "😀")) {
            String text = letter.repeat(MEGABYTE / Math.max(letter.length(), 2));
            values.add(text("many " + letter, text));
        }
        values.add(text("a bracket and many commas", "[" + ",".repeat(MEGABYTE)));
        values.add(text("a number, many spaces and a letter", "1,1" + " ".repeat(MEGABYTE) + "x"));
        values.add(text("many spaces and a letter", " ".repeat(MEGABYTE) + "x"));
        values.add(text("a vector", "[" + "1,".repeat(MEGABYTE / 2) + "1]"));
        values.add(text("hexadecimal digits", "\\\\x" + "0".repeat(MEGABYTE)));
        values.add(list("nested lists", "[".repeat(100_000) + "]".repeat(100_000)));
        values.add(list("lists nested below the limit", "[".repeat(990) + "]".repeat(990)));
        values.add(new HostileValue(
                "nested objects", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000), "{a:".repeat(100_000) + "1" + "}".repeat(100_000)));
        values.add(list("many numbers", "[" + "1,".repeat(MEGABYTE / 2) + "1]"));
        values.add(list("many floating-point numbers", "[" + "1.5e3,".repeat(MEGABYTE / 6) + "1]"));
        values.add(list("many texts", "[" + "\"a\",".repeat(MEGABYTE / 4) + "\"a\"]"));
        values.add(list("many objects", "[" + "{},".repeat(MEGABYTE / 3) + "{}]"));
        values.add(new HostileValue("a long key", "{\"" + "k".repeat(MEGABYTE) + "\":1}", "{" + "k".repeat(MEGABYTE) + ": 1}"));
        StringBuilder json = new StringBuilder("{");
        StringBuilder literal = new StringBuilder("{");
        for (int i = 0; i < MEGABYTE / 12; i++) {
            json.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":1");
            literal.append(" k").append(i).append(": 1");
        }
        values.add(new HostileValue("many keys", json.append('}').toString(), literal.append('}').toString()));
        values.add(new HostileValue("a long name", "\"" + "N".repeat(MEGABYTE) + "\"", "N".repeat(MEGABYTE)));
        return values;
    }

    private static HostileValue large(String name, String digit) {
        return named(name, digit.repeat(MEGABYTE));
    }

    private static HostileValue named(String name, String digits) {
        return new HostileValue(name, digits, digits);
    }

    private static HostileValue list(String name, String text) {
        return new HostileValue(name, text, text);
    }

    @Override
    public String toString() {
        return name;
    }
}
