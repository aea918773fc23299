package org.fraiseql.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.support.JsonText;

/** A whole request that somebody sends who wants to do harm: what is hostile about it is no value. */
record HostileRequest(String name, byte[] body) {
    private static final int MEGABYTE = 1_000_000;

    private static HostileRequest query(String name, String document) {
        return json(name, "{\"query\":" + JsonText.of(document) + "}");
    }

    private static HostileRequest json(String name, String body) {
        return new HostileRequest(name, body.getBytes(UTF_8));
    }

    static List<HostileRequest> all() {
        List<HostileRequest> requests = new ArrayList<>();
        String longName = "N".repeat(MEGABYTE);
        String half = "N".repeat(MEGABYTE / 2);
        names(longName, requests);
        names(half, requests);
        names("N".repeat(70_000), requests);
        requests.add(query("many tokens", "{ " + "a ".repeat(14_000) + "}"));
        requests.add(query("more tokens than are read", "{ " + "a ".repeat(500_000) + "}"));
        requests.add(query("many directives", "{ a " + "@a ".repeat(7_000) + "}"));
        requests.add(query("many unknown fields", "{ " + ("samples" + "x".repeat(50) + " ").repeat(7_000) + "}"));
        requests.add(query("many unknown types", unknownTypes()));
        requests.add(query("many aliases", aliases()));
        requests.add(query("braces", "{".repeat(MEGABYTE)));
        requests.add(query("fields in fields", "{a".repeat(MEGABYTE / 2)));
        requests.add(query("white space", " ".repeat(MEGABYTE)));
        requests.add(query("commas", "{" + ",".repeat(MEGABYTE) + "a}"));
        requests.add(query("a comment", "{ samples { id } } #" + "x".repeat(MEGABYTE)));
        requests.add(query("a text without an end", "{ samples(where: {aText: {eq: \"" + "x".repeat(MEGABYTE)));
        requests.add(query("lines without an end", "{ a(b: \"\"\"" + " x\n".repeat(MEGABYTE / 8)));
        requests.add(query(
                "lines", "{ samples(where: {aText: {eq: \"\"\"" + " x\n".repeat(MEGABYTE / 8) + "\"\"\"}}) { id } }"));
        requests.add(
                json("half of a pair", "{\"query\":\"{ samples(where: {aText: {eq: \\\"\\ud800\\\"}}) { id } }\"}"));
        requests.add(query("what is no GraphQL", "\u0000".repeat(100_000)));
        requests.add(json("digits", "7".repeat(MEGABYTE)));
        requests.add(json("brackets", "[".repeat(MEGABYTE)));
        requests.add(json("objects", "{\"a\":".repeat(MEGABYTE / 5)));
        requests.add(json("a text", "\"" + "a".repeat(MEGABYTE) + "\""));
        requests.add(json("escapes", "\"" + "\\u0061".repeat(MEGABYTE / 6) + "\""));
        requests.add(json("backslashes", "\\".repeat(MEGABYTE)));
        requests.add(json("nulls", "[" + "null,".repeat(MEGABYTE / 5) + "null]"));
        requests.add(json("empty requests", "[" + "{},".repeat(MEGABYTE / 3) + "{}]"));
        requests.add(json("white space in JSON", " ".repeat(MEGABYTE) + "{}"));
        requests.add(json("a key twice", "{\"query\":\"{ samples { id } }\",\"" + half + "\":1,\"" + half + "\":1}"));
        requests.add(json("more than is read", "\"" + "a".repeat(MEGABYTE + 100_000) + "\""));
        return requests;
    }

    private static void names(String name, List<HostileRequest> requests) {
        String size = " of " + name.length();
        requests.add(query("a field" + size, "{ " + name + " }"));
        requests.add(query("a field below" + size, "{ samples { " + name + " } }"));
        requests.add(query("an alias" + size, "{ " + name + ": samples { id } }"));
        requests.add(query("an alias below" + size, "{ samples { " + name + ": id } }"));
        requests.add(
                query("an alias above an argument" + size, "{ samples { " + name + ": parts(limit: -1) { id } } }"));
        requests.add(query("an alias of a wrong key" + size, "{ " + name + ": sample(id: 99999999999) { id } }"));
        requests.add(query("an argument" + size, "{ samples(" + name + ": 1) { id } }"));
        requests.add(query("a key of where" + size, "{ samples(where: {" + name + ": 1}) { id } }"));
        requests.add(query("a name for a value" + size, "{ samples(orderBy: [{id: " + name + "}]) { id } }"));
        requests.add(query("a directive" + size, "{ samples { id @" + name + " } }"));
        requests.add(query("a fragment" + size, "{ samples { ..." + name + " } }"));
        requests.add(query("a type" + size, "{ samples { ... on " + name + " { id } } }"));
        requests.add(query("a variable" + size, "query($" + name + ": Int) { samples(limit: $" + name + ") { id } }"));
        requests.add(query(
                "a variable that is missing" + size,
                "query($" + name + ": Int!) { samples(limit: $" + name + ") { id } }"));
        requests.add(query("an undefined variable" + size, "{ samples(limit: $" + name + ") { id } }"));
        requests.add(query("a variable's type" + size, "query($v: " + name + ") { samples(limit: $v) { id } }"));
        requests.add(query("two operations" + size, "query " + name + " { __typename } query B { __typename }"));
        requests.add(query(
                "two of a kind" + size, "{ " + name + ": sample(id: 1) { id } " + name + ": sample(id: 2) { id } }"));
        requests.add(json(
                "operationName" + size, "{\"query\":\"query A { __typename }\",\"operationName\":\"" + name + "\"}"));
        requests.add(
                json("a key of variables" + size, "{\"query\":\"{ __typename }\",\"variables\":{\"" + name + "\":1}}"));
        requests.add(json("a key" + size, "{\"query\":\"{ __typename }\",\"" + name + "\":1}"));
        requests.add(json(
                "a hash" + size,
                "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + name + "\"}}}"));
    }

    private static String unknownTypes() {
        StringBuilder document = new StringBuilder("query(");
        for (int i = 0; i < 3_000; i++) {
            document.append("$v")
                    .append(i)
                    .append(": Sample")
                    .append("X".repeat(30))
                    .append(i)
                    .append(' ');
        }
        return document.append(") { __typename }").toString();
    }

    private static String aliases() {
        StringBuilder document = new StringBuilder("{ samples {");
        for (int i = 0; i < 4_900; i++) {
            document.append(" alias").append("x".repeat(100)).append(i).append(": id");
        }
        return document.append(" } }").toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
