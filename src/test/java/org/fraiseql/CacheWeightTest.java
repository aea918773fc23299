package org.fraiseql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.DocumentFixture;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.execution.Observer;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.store.Backend;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Transactions;
import org.fraiseql.store.WriteSession;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the caches say they hold, beside what the heap has more of after it was collected. */
@Isolated
class CacheWeightTest {
    private static final int DOCUMENTS = 24;
    /** The heap may have this much more than the caches say: the measure itself is no finer. */
    private static final double MOST = 1.1;
    /** A weight far too high would leave the caches empty. */
    private static final double LEAST = 0.3;

    private static final int SMALL_CACHE = 8 << 20;

    private static final Catalog CATALOG = new DocumentFixture().catalog();

    /** Documents made to hold much for what they weigh. */
    private record Hostile(String name, IntFunction<String> document) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Hostile> hostile() {
        return Stream.of(
                new Hostile(
                        "names of __typename",
                        i -> "{"
                                + times(
                                        29,
                                        r -> "r" + r + ": users {"
                                                + times(100, a -> "a" + i + "_" + a + ": __typename ") + "} ")
                                + "}"),
                new Hostile(
                        "names of columns",
                        i -> "{ users {" + columns(i, "id", "name", "isActive", "balance", "tags") + "} }"),
                new Hostile("names of an enum", i -> "{ users {" + columns(i, "mood") + "} }"),
                new Hostile(
                        "long names",
                        i -> "{ users {" + times(100, a -> "a" + i + "x".repeat(2_000) + a + ": id ") + "} }"),
                new Hostile(
                        "fragments",
                        i -> "{ users {" + times(900, f -> "...F" + f + " ") + "} }"
                                + times(900, f -> "fragment F" + f + " on User { id a" + i + ": name } ")),
                new Hostile(
                        "fields at the root",
                        i -> "{" + times(30, r -> "r" + i + "_" + r + ": user(id: " + r + ") { id name posts { id } } ")
                                + "}"),
                new Hostile(
                        "levels",
                        i -> "{ a" + i + ": users { id " + "posts { id author { id ".repeat(6) + "} }".repeat(6)
                                + "} }"),
                new Hostile(
                        "variables",
                        i -> "query Q" + i + "(" + times(700, v -> "$v" + v + ": Int ") + ") { users(where: {OR: ["
                                + times(700, v -> "{id: {eq: $v" + v + "}} ") + "]}) { id } }"),
                new Hostile(
                        "long text", i -> "{ users(where: {name: {eq: \"" + i + "x".repeat(80_000) + "\"}}) { id } }"),
                new Hostile(
                        "long text beyond Latin-1",
                        i -> "{ users(where: {name: {eq: \"" + i + "π".repeat(80_000) + "\"}}) { id } }"),
                new Hostile(
                        "numbers",
                        i -> "{ users(where: {id: {in: [" + times(5_000, n -> (1_000 * i + n) + " ") + "]}}) { id } }"),
                new Hostile(
                        "long numbers",
                        i -> "{ users(where: {balance: {in: [" + times(3_000, n -> "1" + i + n + "234567890123.75 ")
                                + "]}}) { id } }"),
                new Hostile(
                        "texts",
                        i -> "{ users(where: {name: {in: [" + times(5_000, n -> "\"" + i + "\" ") + "]}}) { id } }"),
                new Hostile(
                        "conditions",
                        i -> "{ users(where: {OR: [" + times(500, n -> "{name: {eq: \"" + i + "\", icontains: \"b\"}} ")
                                + "]}) { id } }"),
                new Hostile(
                        "nested conditions",
                        i -> "{ users(where: " + "{NOT: ".repeat(9) + "{id: {eq: " + i + "}}" + "}".repeat(9)
                                + ") { id } }"),
                new Hostile(
                        "JSON",
                        i -> "query ($v: Int) { users(where: {settings: {eq: {k: [" + times(3_000, n -> i + " ")
                                + ", $v]}}}) { id } }"),
                new Hostile("a short document", i -> "query Q" + i + " { users(limit: 10) { id name } }"),
                new Hostile("text of no use", i -> "# " + i + "c".repeat(60_000) + "\n{ users { id } }"),
                new Hostile(
                        "rows to create",
                        i -> "mutation { bulkCreateUsers(input: ["
                                + times(600, n -> "{id: " + n + " name: \"" + i + "\"} ") + "]) { createdCount } }"),
                new Hostile(
                        "rows of all kinds",
                        i -> "mutation { bulkCreateUsers(input: ["
                                + times(
                                        400,
                                        n -> n % 2 == 0 ? "{id: " + n + " name: \"" + i + "\"} " : "{id: " + n + "} ")
                                + "]) { records { " + columns(i, "id", "name") + " } } }"),
                new Hostile(
                        "nested rows",
                        i -> "mutation { createUser(input: {id: " + i + " posts: {create: ["
                                + times(500, n -> "{id: " + n + " title: \"" + i + "\"} ") + "] connect: ["
                                + times(100, n -> "{id: " + (1_000 + n) + "} ") + "]}}) { id posts { id title } } }"),
                new Hostile(
                        "deletions",
                        i -> "mutation {"
                                + times(
                                        30,
                                        r -> "r" + i + "_" + r + ": deletePost(id: " + r + ") { success "
                                                + times(100, a -> "m" + a + ": message ") + "} ")
                                + "}"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void theCachesHoldNoMoreOfTheHeapThanTheySay(Hostile kind) {
        Engine engine = engine(512 << 20);
        ask(engine, kind.document().apply(1_000_000));
        long weightBefore = weight(engine);
        long before = heap();
        for (int i = 0; i < DOCUMENTS; i++) {
            ask(engine, kind.document().apply(i));
        }
        long held = heap() - before;
        long weight = weight(engine) - weightBefore;

        assertThat(engine.documents().entries()).isEqualTo(DOCUMENTS + 1);
        assertThat(engine.plans().entries()).isEqualTo(DOCUMENTS + 1);
        double ratio = (double) held / weight;
        System.out.printf(
                "%s: %,d bytes of the heap, %,d by weight: %.2f%n", kind, held / DOCUMENTS, weight / DOCUMENTS, ratio);
        if (held > 1 << 20) {
            assertThat(ratio).isBetween(LEAST, MOST);
        }
        assertThat(held).isLessThan((long) (MOST * weight) + (1 << 19));
    }

    @Test
    void persistedQueriesHoldNoMoreThanTheySay() {
        Engine engine = engine(512 << 20);
        long before = heap();
        for (int i = 0; i < 4_000; i++) {
            String query = "{ users { a" + i + ": id } } #" + "x".repeat(500);
            engine.answer(request(query, Optional.of(sha256(query))), context(), buffer());
        }
        long held = heap() - before;
        long weight = weight(engine) + engine.persistedQueries().bytes();

        assertThat(engine.persistedQueries().entries()).isEqualTo(4_000);
        assertThat((double) held / weight).isBetween(LEAST, MOST);
    }

    @Test
    void tenThousandDocumentsLeaveTheHeapAsItIs() {
        documentsLeaveTheHeapAsItIs(10_000);
    }

    @Test
    @Tag("slow")
    void aHundredThousandDocumentsLeaveTheHeapAsItIs() {
        documentsLeaveTheHeapAsItIs(100_000);
    }

    /** One in fifty is hostile, the others are short; they fill the caches many times over. */
    private static void documentsLeaveTheHeapAsItIs(int documents) {
        Engine engine = engine(SMALL_CACHE);
        Hostile[] kinds = hostile().toArray(Hostile[]::new);
        long before = heap();
        long highest = 0;
        for (int i = 0; i < documents; i++) {
            String document = i % 50 == 0
                    ? kinds[i / 50 % kinds.length].document().apply(i)
                    : "query Q" + i + " { users(where: {name: {eq: \"" + i + "\"}}) { id a" + i
                            + ": name posts { id } } }";
            ask(engine, document);
            if (i % (documents / 10) == documents / 10 - 1) {
                highest = Math.max(highest, heap() - before);
            }
        }
        CacheStatistics held = engine.documents().plus(engine.plans());

        assertThat(held.evictions()).isGreaterThan(documents);
        assertThat(held.bytes()).isLessThanOrEqualTo(SMALL_CACHE);
        System.out.printf(
                "%,d documents: at most %,d bytes of the heap for caches of %,d%n", documents, highest, SMALL_CACHE);
        assertThat(highest).isLessThan((long) (MOST * SMALL_CACHE) + (1 << 20));
    }

    private static long weight(Engine engine) {
        return engine.documents().plus(engine.plans()).bytes();
    }

    private static void ask(Engine engine, String document) {
        ExecutionResult result = engine.answer(request(document, Optional.empty()), context(), buffer());
        assertThat(result.problems()).extracting(Problem::message).containsExactly("planned, no more");
    }

    private static ResponseBuffer buffer() {
        return new ResponseBuffer(new ByteArrayOutputStream()::write);
    }

    private static RequestContext context() {
        return new RequestContext("r", Deadline.NEVER);
    }

    @SuppressWarnings(
            "NullAway") // does not see the annotations inside the types of a record's components in a class file
    private static GraphQLRequest request(String query, Optional<String> hash) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        return new GraphQLRequest(query, Optional.empty(), variables, false, hash);
    }

    private static Engine engine(int maxCachedBytes) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.limits.max-cached-bytes", Integer.toString(maxCachedBytes));
        values.put("fraiseql.limits.max-cost", "0");
        FraiseqlConfig config = ConfigReader.read(new WrittenConfig(values));
        Backend backend = (statements, terms) -> {
            throw planned();
        };
        Engine engine = new Engine(backend, new NoTransactions(), config, Observer.NONE);
        engine.serve(CATALOG, SchemaTypes.of(CATALOG).alone(), BeanFields.NONE);
        return engine;
    }

    private static EngineException planned() {
        return new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "planned, no more"));
    }

    private record NoTransactions() implements Transactions {
        @Override
        public <T> T inTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            throw planned();
        }

        @Override
        public <T> T onceInTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            throw planned();
        }
    }

    /** Bytes in use once what is not reachable is gone. */
    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Runtime java = Runtime.getRuntime();
            least = Math.min(least, java.totalMemory() - java.freeMemory());
        }
        return least;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String columns(int i, String... names) {
        return Stream.of(names)
                .map(name -> times(100, a -> name + i + "_" + a + ": " + name + " "))
                .collect(Collectors.joining());
    }

    private static String times(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining());
    }
}
