package org.fraiseql.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fraiseql.container.Databases;
import org.fraiseql.container.Eventually;
import org.fraiseql.container.GraphQLClient;
import org.fraiseql.container.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a single request of somebody unknown may cost: two seconds of the server's processors, and of the database's no more than its deadline, with somebody else beside
 * it who is answered as usual. Time of the server that this other one takes is left out. What was measured stands in {@code target/dear-requests.txt}.
 */
@Tag("hostile")
class DearRequestsIT {
    private static final Duration OF_SERVER = Duration.ofSeconds(2);
    /** By default, and a moment in which what is cancelled ends. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final Duration MOMENT = Duration.ofSeconds(3);
    private static final Duration BESIDE = Duration.ofSeconds(1);
    private static final int MEGABYTE = 1 << 20;
    private static final Path FIGURES = Path.of("target", "dear-requests.txt");

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TargetServer server;

    private static double usualMillis;

    @BeforeAll
    static void deploy() throws IOException, SQLException, InterruptedException {
        server = TargetServer.start("dear_requests");
        Files.deleteIfExists(FIGURES);
        Databases.run(
                server.postgres(),
                server.database(),
                "CREATE TABLE shelf (id int PRIMARY KEY, name text)",
                "INSERT INTO shelf SELECT n, 'shelf ' || n FROM generate_series(1, 1000) n",
                "CREATE TABLE book (id int PRIMARY KEY, shelf_id int NOT NULL REFERENCES shelf, title text)",
                "INSERT INTO book SELECT n, greatest(1, n - 100000), repeat('x', 40) FROM generate_series(1, 101000) n",
                "CREATE INDEX ON book (shelf_id)",
                "CREATE TABLE paper (id int PRIMARY KEY, data jsonb, digits numeric[], price numeric, term numrange, body text)",
                "INSERT INTO paper SELECT n, jsonb_build_object('a', jsonb_build_object('b', n)), '{1}', n, '[1,2)', repeat('a', 400) FROM generate_series(1, 20000) n",
                "ANALYZE shelf, book, paper",
                "NOTIFY fraiseql_reload");
        server.warmUp();
        String known = "{\"data\":{\"shelf\":{\"id\":1}}}";
        Eventually.holds(
                DEADLINE, () -> server.client().data("{ shelf(id: 1) { id } }").equals(known));
        usualMillis = usualMillis();
    }

    /** Of the server for each second in which somebody else asks, and nobody attacks. */
    private static double usualMillis() throws IOException, InterruptedException {
        Footprint before = server.footprint();
        long start = System.nanoTime();
        try (Beside beside = new Beside()) {
            Thread.sleep(5_000);
            assertThat(beside.wrong).isEmpty();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return server.footprint().cpuSince(before).toMillis() / seconds;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** @param expected what the answer has in it: a code, or data */
    private record Dear(String name, String body, String expected, String... headers) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Dear dear(String name, String query, String variables, String expected) {
        return new Dear(name, GraphQLClient.request(query, variables), expected);
    }

    private static String times(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(" "));
    }

    private static String list(int count, IntFunction<String> item) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(",", "[", "]"));
    }

    /** Texts that all have one hash. */
    private static String alike(int number) {
        return IntStream.range(0, 14)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    static Stream<Dear> requests() {
        return Stream.of(numbers(), documents(), conditions(), rows(), bodies()).flatMap(List::stream);
    }

    private static List<Dear> numbers() {
        return List.of(
                dear(
                        "an exponent of ten millions as a limit",
                        "query($v: Int) { items(limit: $v) { id } }",
                        "{\"v\": 1e10000000}",
                        "BAD_USER_INPUT"),
                dear(
                        "the same in the document",
                        "{ items(where: {id: {eq: 1e10000000}}) { id } }",
                        "{}",
                        "GRAPHQL_VALIDATION_FAILED"),
                dear(
                        "a megabyte of digits",
                        "query($v: Decimal) { papers(where: {price: {eq: $v}}) { id } }",
                        "{\"v\": " + "9".repeat(MEGABYTE - 1_000) + "}",
                        "BAD_USER_INPUT"),
                dear(
                        "seven thousand numbers with large exponents in a list",
                        "query($v: [Decimal!]) { papers(where: {price: {in: $v}}) { id } }",
                        "{\"v\": " + list(7_000, i -> "1e131071") + "}",
                        "LIMIT_EXCEEDED"),
                dear(
                        "the same written as JSON",
                        "mutation($v: JSON) { updatePaper(id: 1, input: {data: $v}) { data } }",
                        "{\"v\": " + list(7_000, i -> "1e131071") + "}",
                        "LIMIT_EXCEEDED"),
                dear(
                        "as many digits as are allowed, written and read back",
                        "mutation($v: JSON) { updatePaper(id: 1, input: {data: $v}) { data } }",
                        "{\"v\": " + list(7, i -> "1e131071") + "}",
                        "\"updatePaper\":{\"data\":"),
                dear(
                        "a range whose ends have large exponents",
                        "query($v: DecimalRange) { papers(where: {term: {eq: $v}}) { id } }",
                        "{\"v\": \"[1e131071,2e131071)\"}",
                        ""));
    }

    private static List<Dear> documents() {
        return List.of(
                dear(
                        "a document of a megabyte",
                        "{ " + times(50_000, i -> "a" + i + ": __typename") + " }",
                        "{}",
                        "LIMIT_EXCEEDED"),
                dear(
                        "as many tokens as are allowed",
                        "{ item(id: 1) { " + times(4_900, i -> "a" + i + ": id") + " } }",
                        "{}",
                        "LIMIT_EXCEEDED"),
                dear("braces that are opened", "{".repeat(500_000), "{}", "\"errors\""),
                dear(
                        "block strings of many lines",
                        "{ items(where: {name: {eq: \"\"\"" + "\n".repeat(200_000) + "\"\"\"}}) { id } }",
                        "{}",
                        "LIMIT_EXCEEDED"),
                dear(
                        "fragments that multiply",
                        "{ books(limit: 1) { ...F0 } } "
                                + times(
                                        14,
                                        i ->
                                                "fragment F%d on Book { a: shelf { books(limit: 1) { ...F%d } } b: shelf { books(limit: 1) { ...F%d } } }"
                                                        .formatted(i, i + 1, i + 1))
                                + " fragment F14 on Book { id }",
                        "{}",
                        "LIMIT_EXCEEDED"),
                dear(
                        "types in types in types",
                        "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
                        "{}",
                        "\"errors\""),
                dear(
                        "fragments whose fields merge in many ways",
                        "{ __schema { queryType { ...F0_0 } } } " + MergingFragments.of("__Type", "ofType", "name", 30),
                        "{}",
                        "LIMIT_EXCEEDED"),
                dear(
                        "operations that spread one long fragment",
                        times(1_000, i -> "query A" + i + " {...F}") + " fragment F on Query { "
                                + "__typename ".repeat(9_000) + "}",
                        "{}",
                        "LIMIT_EXCEEDED"),
                new Dear(
                        "a long name of an operation that is nearly right",
                        "{\"query\":\"query " + "A".repeat(500_000) + " { __typename }\",\"operationName\":\""
                                + "A".repeat(500_000) + "B\"}",
                        "\"errors\""),
                dear(
                        "names that are nearly right",
                        "{ " + times(1_000, i -> "itmes" + i + " { id }") + " }",
                        "{}",
                        "\"errors\""));
    }

    private static List<Dear> conditions() {
        return List.of(
                dear(
                        "as many conditions as are allowed",
                        "{ papers(where: {OR: [" + times(1_000, i -> "{body: {ieq: \"" + i + "\"}}") + "]}) { id } }",
                        "{}",
                        ""),
                dear(
                        "more conditions, in a variable",
                        "query($w: PaperWhereInput) { papers(where: $w) { id } }",
                        "{\"w\": {\"OR\": " + list(20_000, i -> "{\"id\":{\"eq\":" + i + "}}") + "}}",
                        "LIMIT_EXCEEDED"),
                dear(
                        "empty objects",
                        "query($w: PaperWhereInput) { papers(where: $w) { id } }",
                        "{\"w\": {\"OR\": " + list(300_000, i -> "{}") + "}}",
                        "LIMIT_EXCEEDED"),
                dear(
                        "a long list of texts",
                        "query($v: [String!]) { papers(where: {body: {in: $v}}) { id } }",
                        "{\"v\": " + list(10_000, i -> "\"" + "b".repeat(80) + i + "\"") + "}",
                        "\"papers\":[]"),
                dear(
                        "a regular expression that goes back",
                        "{ bulks(where: {filler: {matches: \"^((([0-9a-f]*)*)*)*x$\"}}) { id } }",
                        "{}",
                        ""),
                dear(
                        "a pattern with many wildcards",
                        "{ bulks(where: {filler: {like: \"" + "%0_".repeat(300) + "\"}}) { id } }",
                        "{}",
                        ""),
                dear(
                        "a path that looks everywhere in JSON",
                        "{ papers(where: {data: {pathExists: \"$.**.**.**.** ? (@ like_regex \\\"^((a*)*)*$\\\")\"}}) { id } }",
                        "{}",
                        ""),
                dear(
                        "relations in relations",
                        "{ shelves(where: {books: {some: {shelf: {books: {some: {shelf: {books: {some: {title: {eq: \"y\"}}}}}}}}}}) { id } }",
                        "{}",
                        ""));
    }

    private static List<Dear> rows() {
        return List.of(
                dear(
                        "thirty sorted lists",
                        "{ "
                                + times(
                                        30,
                                        i -> "a" + i
                                                + ": bulks(orderBy: [{filler: DESC}], limit: 1, offset: 50000) { id }")
                                + " }",
                        "{}",
                        ""),
                dear("all rows, 40 MB", TargetServer.ALL, "{}", "\"bulks\":[{"),
                new Dear(
                        "the same, compressed",
                        GraphQLClient.request(TargetServer.ALL, "{}"),
                        "\"bulks\":[{",
                        "Accept-Encoding",
                        "gzip"),
                dear(
                        "a hundred names of one column",
                        "{ bulks(limit: 2000) { " + times(100, i -> "a" + i + ": filler") + " } }",
                        "{}",
                        "\"bulks\":[{"),
                dear(
                        "a hundred thousand rows below one",
                        "{ shelf(id: 1) { books { id title } } }",
                        "{}",
                        "\"books\":[{"),
                dear("rows far away", "{ bulks(limit: 1, offset: 2000000000) { id } }", "{}", "\"bulks\":[]"),
                dear(
                        "a mutation that answers all that it has changed",
                        "mutation { bulkUpdatePapers(where: {id: {gt: 0}}, atMost: 100000, input: {body: \"b\"}) { records { id data body } } }",
                        "{}",
                        "\"records\":[{"),
                dear(
                        "rows of a megabyte that are created",
                        "mutation($v: [PaperCreateInput!]!) { bulkCreatePapers(input: $v) { createdCount } }",
                        "{\"v\": "
                                + list(9_000, i -> "{\"id\":%d,\"body\":\"%s\"}"
                                        .formatted(1_000_000 + i, "c".repeat(80)))
                                + "}",
                        "\"createdCount\":9000"));
    }

    private static List<Dear> bodies() {
        String batched = GraphQLClient.request("{ bulks(limit: 20000) { id filler } }", "{}");
        return List.of(
                new Dear("ten long lists in one batch", list(10, i -> batched), "\"bulks\":[{"),
                new Dear(
                        "long documents in one batch, none like the other",
                        list(
                                10,
                                n -> GraphQLClient.request(
                                        "{ item(id: 1) { " + times(4_900, i -> "a" + n + "_" + i + ":id") + " } }",
                                        "{}")),
                        "LIMIT_EXCEEDED"),
                new Dear("eleven in one batch", list(11, i -> batched), "LIMIT_EXCEEDED"),
                new Dear("brackets that are opened", "{\"query\":" + "[".repeat(MEGABYTE - 100), "\"errors\""),
                new Dear(
                        "keys that have one hash",
                        IntStream.range(0, 1 << 14)
                                .mapToObj(i -> "\"" + alike(i) + "\":1")
                                .collect(Collectors.joining(
                                        ",",
                                        "{\"query\":\"" + TargetServer.Q1.replace("\"", "") + "\",\"variables\":{",
                                        "}}")),
                        "\"errors\""),
                dear(
                        "a megabyte of escapes",
                        "query($v: String) { items(where: {name: {eq: $v}}) { id } }",
                        "{\"v\": \"" + "\\u00e9".repeat(170_000) + "\"}",
                        "\"items\":[]"),
                dear(
                        "a megabyte of halves of characters",
                        "query($v: String) { items(where: {name: {eq: $v}}) { id } }",
                        "{\"v\": \"" + "\\ud800".repeat(170_000) + "\"}",
                        ""));
    }

    /** Somebody who asks for a row by its key, twenty times a second. */
    private static final class Beside implements AutoCloseable {
        private final List<Duration> took = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private volatile boolean isOver;
        private final Thread thread = Thread.ofPlatform().start(this::ask);

        private void ask() {
            while (!isOver) {
                long start = System.nanoTime();
                try {
                    String answer = server.client().query(TargetServer.Q1).body();
                    if (!answer.equals(TargetServer.Q1_ANSWER)) {
                        wrong.add(answer);
                    }
                } catch (RuntimeException notAnswered) {
                    wrong.add(notAnswered.toString());
                }
                took.add(Duration.ofNanos(System.nanoTime() - start));
                try {
                    Thread.sleep(50);
                } catch (InterruptedException over) {
                    return;
                }
            }
        }

        Duration slowest() {
            return took.stream().max(Duration::compareTo).orElseThrow();
        }

        @Override
        public void close() throws InterruptedException {
            isOver = true;
            thread.join();
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void costsNoMoreThanItMay(Dear request) throws IOException, InterruptedException {
        List<String> headers =
                new ArrayList<>(List.of("Accept", GraphQLClient.GRAPHQL_RESPONSE, "Content-Type", GraphQLClient.JSON));
        headers.addAll(List.of(request.headers));
        Footprint before = server.footprint();
        Duration databaseBefore = DatabaseFootprint.cpu(server.postgres());
        long start = System.nanoTime();
        Reply reply;
        Beside beside = new Beside();
        try (beside) {
            reply = server.client().post(request.body, headers.toArray(String[]::new));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Duration ofServer =
                server.footprint().cpuSince(before).minusMillis(Math.round(usualMillis * took.toMillis() / 1_000));
        Duration ofDatabase = DatabaseFootprint.cpu(server.postgres()).minus(databaseBefore);
        tell("%-60s %3d %9d bytes %6d ms, server %6d ms, database %6d ms, beside %5d ms%n"
                .formatted(
                        request.name,
                        reply.status(),
                        reply.body().length(),
                        took.toMillis(),
                        ofServer.toMillis(),
                        ofDatabase.toMillis(),
                        beside.slowest().toMillis()));

        assertThat(reply.body().substring(0, Math.min(reply.body().length(), 2_000)))
                .contains(request.expected)
                .doesNotContain("INTERNAL_ERROR");
        assertThat(reply.status()).isIn(200, 400, 413, 503, 504);
        assertThat(ofServer).isLessThan(OF_SERVER);
        assertThat(ofDatabase).isLessThan(DEADLINE.plus(MOMENT));
        assertThat(took).isLessThan(DEADLINE.plus(MOMENT));
        assertThat(beside.wrong).isEmpty();
        assertThat(beside.slowest()).isLessThan(BESIDE);
        assertThat(server.footprint().residentMegabytesMoreThan(before)).isLessThan(300);
    }

    private static void tell(String line) throws IOException {
        Files.writeString(FIGURES, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
