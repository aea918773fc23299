import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The queries of load.lua, and whether all contenders answer them alike: correctness before speed. */
final class Queries {
    private Queries() {}

    /** {@code q1} or {@code ordinary_q1} to its text. */
    static Map<String, String> all() throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        Matcher matcher = Pattern.compile("(\\w+) = '(.*)',").matcher(Files.readString(Server.HERE.resolve("load.lua")));
        while (matcher.find()) {
            queries.put(matcher.group(1), matcher.group(2));
        }
        return queries;
    }

    /** The servlet's answers are the same but for PostgreSQL's white space after the commas of json_agg. */
    static void check(Server server) throws Exception {
        Map<String, String> queries = all();
        for (String name : List.of("q1", "q2", "q3", "q4")) {
            for (int value : new int[] {1, 7, 1234}) {
                String compiled = Server.send(Server.post(server.port, "/graphql", queries.get(name), value)).body();
                for (String path : name.equals("q3") ? List.of("q3", "q3flat") : List.of(name)) {
                    String byHand = Server.get(server.port, "/handwritten/" + path + "?v=" + value).body();
                    same(path + ", " + value, compiled, byHand.replaceAll(", \n *", ","));
                }
            }
        }
    }

    /** The entities' times have no offset. */
    static void checkOrdinary(Server product, Server ordinary) throws Exception {
        Map<String, String> queries = all();
        for (String name : List.of("q1", "q2", "q3", "q4")) {
            for (int value : new int[] {1, 7, 1234}) {
                String compiled = Server.send(Server.post(product.port, "/graphql", queries.get(name), value)).body();
                String other = Server.send(Server.post(ordinary.port, "/ordinary/graphql", queries.get("ordinary_" + name), value)).body();
                same("ordinary " + name + ", " + value, compiled.replace("+00:00", "").replaceAll("(T\\d\\d:\\d\\d):00\"", "$1\""), other.replaceAll("(T\\d\\d:\\d\\d):00\"", "$1\""));
            }
        }
    }

    private static void same(String what, String one, String other) {
        if (!one.equals(other)) {
            int at = 0;
            while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
                at++;
            }
            throw new IllegalStateException(what + " differs at " + at + ":\n" + cut(one, at) + "\n" + cut(other, at));
        }
    }

    private static String cut(String text, int at) {
        return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 600));
    }
}
