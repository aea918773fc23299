import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sends each operation of a folder to two servers and tells the first place where their answers differ. Needs a JDK 21 and nothing else:
 *
 * <pre>java SameAnswers.java FOLDER FIRST-ADDRESS SECOND-ADDRESS ["Header: value" …]</pre>
 *
 * An operation is a file {@code name.graphql}; its variables stand beside it in {@code name.json}, if it has any. Headers go to both servers. Mutations are
 * left out, as both servers may write to one database. Keys of objects may come in any order, and {@code 1.50} equals {@code 1.5}; of errors only paths are
 * compared, as each server has its own words. Ends with 0 if all answers are the same, 1 if some are not, 2 if it could not compare.
 */
final class SameAnswers {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern COMMENT = Pattern.compile("#[^\n]*");
    private static final Pattern MUTATION = Pattern.compile("\\bmutation\\b\\s*\\w*\\s*[({@]");

    private final List<URI> addresses;
    private final List<String[]> headers;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private SameAnswers(List<URI> addresses, List<String[]> headers) {
        this.addresses = addresses;
        this.headers = headers;
    }

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < 3) {
            System.err.println("java SameAnswers.java FOLDER FIRST-ADDRESS SECOND-ADDRESS [\"Header: value\" …]");
            System.exit(2);
        }
        try {
            List<String[]> headers = Stream.of(arguments)
                    .skip(3)
                    .map(header -> header.split(": *", 2))
                    .toList();
            List<URI> addresses = List.of(URI.create(arguments[1]), URI.create(arguments[2]));
            System.exit(new SameAnswers(addresses, headers).compare(Path.of(arguments[0])) ? 0 : 1);
        } catch (IOException | IllegalArgumentException failed) {
            System.err.println("Not compared: " + failed);
            System.exit(2);
        }
    }

    /** Whether all answers are the same. */
    private boolean compare(Path folder) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder)) {
            files = tree.filter(file -> file.toString().endsWith(".graphql")).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new IOException(folder + " has no .graphql files");
        }
        int same = 0;
        int leftOut = 0;
        for (Path file : files) {
            String operation = Files.readString(file);
            Path name = folder.relativize(file);
            if (MUTATION.matcher(COMMENT.matcher(operation).replaceAll("")).find()) {
                System.out.println("left out   " + name + " (a mutation)");
                leftOut++;
                continue;
            }
            Optional<String> difference = difference(body(file, operation));
            System.out.println(difference.map(text -> "DIFFERENT  " + name + "  " + text).orElse("same       " + name));
            same += difference.isEmpty() ? 1 : 0;
        }
        int different = files.size() - same - leftOut;
        System.out.println(same + " the same, " + different + " different, " + leftOut + " left out");
        return different == 0;
    }

    private static String body(Path file, String operation) throws IOException {
        Path variables = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.graphql$", ".json"));
        String given = Files.exists(variables) ? Files.readString(variables) : "{}";
        return "{\"query\":" + Json.quoted(operation) + ",\"variables\":" + given + "}";
    }

    private Optional<String> difference(String body) throws IOException, InterruptedException {
        Map<?, ?> first = ask(addresses.get(0), body);
        Map<?, ?> second = ask(addresses.get(1), body);
        return difference("data", first.get("data"), second.get("data"))
                .or(() -> difference("paths of errors", paths(first), paths(second)));
    }

    private Map<?, ?> ask(URI address, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(header -> request.header(header[0], header[1]));
        String answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
        try {
            return (Map<?, ?>) new Json(answer).document();
        } catch (IllegalArgumentException | ClassCastException noAnswer) {
            throw new IOException(address + " does not answer with a JSON object: " + shortened(answer), noAnswer);
        }
    }

    /** Sorted, as servers may tell of several errors in any order. */
    private static List<String> paths(Map<?, ?> answer) {
        List<String> paths = new ArrayList<>();
        if (answer.get("errors") instanceof List<?> errors) {
            for (Object error : errors) {
                Object path = error instanceof Map<?, ?> told ? told.get("path") : null;
                paths.add(path == null ? "none" : path.toString());
            }
        }
        return paths.stream().sorted().toList();
    }

    private Optional<String> difference(String path, Object first, Object second) {
        if (first instanceof Map<?, ?> left && second instanceof Map<?, ?> right) {
            Set<Object> keys = new LinkedHashSet<>(left.keySet());
            keys.addAll(right.keySet());
            return keys.stream()
                    .map(key -> left.containsKey(key) && right.containsKey(key)
                            ? difference(path + "." + key, left.get(key), right.get(key))
                            : Optional.of(path + "." + key + " is only at " + addresses.get(left.containsKey(key) ? 0 : 1)))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (first instanceof List<?> left && second instanceof List<?> right) {
            for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                Optional<String> inner = difference(path + "[" + i + "]", left.get(i), right.get(i));
                if (inner.isPresent()) {
                    return inner;
                }
            }
            return left.size() == right.size()
                    ? Optional.empty()
                    : Optional.of(told(path + " has", left.size() + " items", right.size() + " items"));
        }
        boolean isSame = first instanceof BigDecimal left && second instanceof BigDecimal right
                ? left.compareTo(right) == 0
                : first == null ? second == null : first.equals(second);
        return isSame ? Optional.empty() : Optional.of(told(path + " is", Json.shown(first), Json.shown(second)));
    }

    private String told(String what, String first, String second) {
        return what + " " + shortened(first) + " at " + addresses.get(0) + ", " + shortened(second) + " at " + addresses.get(1);
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    /** As much of RFC 8259 as answers need: objects are maps, arrays lists, numbers {@link BigDecimal}, null is null. */
    private static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object document() {
            Object value = value();
            blank();
            if (at < text.length()) {
                throw wrong();
            }
            return value;
        }

        private Object value() {
            blank();
            if (next('{')) {
                return object();
            }
            if (next('[')) {
                return array();
            }
            if (next('"')) {
                return string();
            }
            int start = at;
            while (at < text.length() && isOfWord(text.charAt(at))) {
                at++;
            }
            String word = text.substring(start, at);
            return switch (word) {
                case "null" -> null;
                case "true" -> true;
                case "false" -> false;
                case "" -> throw wrong();
                default -> new BigDecimal(word);
            };
        }

        private static boolean isOfWord(char c) {
            return Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0;
        }

        private Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            blank();
            if (next('}')) {
                return object;
            }
            do {
                blank();
                expect('"');
                String key = string();
                blank();
                expect(':');
                object.put(key, value());
                blank();
            } while (next(','));
            expect('}');
            return object;
        }

        private List<Object> array() {
            List<Object> array = new ArrayList<>();
            blank();
            if (next(']')) {
                return array;
            }
            do {
                array.add(value());
                blank();
            } while (next(','));
            expect(']');
            return array;
        }

        private String string() {
            StringBuilder string = new StringBuilder();
            while (!next('"')) {
                char c = take();
                string.append(c == '\\' ? escaped() : c);
            }
            return string.toString();
        }

        private char escaped() {
            char c = take();
            return switch (c) {
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> (char) Integer.parseInt("" + take() + take() + take() + take(), 16);
                default -> c;
            };
        }

        private char take() {
            if (at == text.length()) {
                throw wrong();
            }
            return text.charAt(at++);
        }

        private void blank() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private boolean next(char c) {
            boolean isThere = at < text.length() && text.charAt(at) == c;
            at += isThere ? 1 : 0;
            return isThere;
        }

        private void expect(char c) {
            if (!next(c)) {
                throw wrong();
            }
        }

        private IllegalArgumentException wrong() {
            return new IllegalArgumentException("no JSON at character " + at);
        }

        static String quoted(String text) {
            StringBuilder quoted = new StringBuilder("\"");
            for (char c : text.toCharArray()) {
                quoted.append(c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : Character.toString(c));
            }
            return quoted.append('"').toString();
        }

        /** A value for people: containers are not looked into. */
        static String shown(Object value) {
            return switch (value) {
                case null -> "null";
                case String string -> quoted(string);
                case Map<?, ?> object -> "an object";
                case List<?> list -> "a list";
                default -> value.toString();
            };
        }
    }
}
