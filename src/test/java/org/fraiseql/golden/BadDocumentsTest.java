package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.fraiseql.CatalogEngine;
import org.fraiseql.CatalogEngine.Run;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.DatabaseConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that nobody wished for: large, deep, with odd keys and numbers. What is asked of them is answered, and nothing else is harmed. */
class BadDocumentsTest {
    private static final int LARGE = 50 * 1024 * 1024;
    private static final int DEEP = 3_000;

    /** Those of the odd document; the first is 1 there, the second 2, and so on. */
    private static final List<String> ODD_KEYS = List.of("a\"b", "c.d", "é☃😀", "e\\f", "$1", "g'h", "?", "{}", "}{{");

    private static final CatalogEngine ENGINE =
            CatalogEngine.over(SharedDatabase.withSql("bad_documents", """
            CREATE TABLE tv_large (id int PRIMARY KEY, data jsonb);
            COMMENT ON TABLE tv_large IS '@type {name: String, text: String, after: Int, items: [Int], any: JSON}';
            INSERT INTO tv_large VALUES (1, jsonb_build_object('name', 'large', 'text', repeat('x', %1$d), 'zz', 1, 'after', 7)),
              (2, jsonb_build_object('name', 'many', 'items', (SELECT jsonb_agg(n) FROM generate_series(1, 1000000) n))),
              (3, jsonb_build_object('name', 'deep', 'any', (repeat('[', %2$d) || repeat(']', %2$d))::jsonb, 'after', 8));
            CREATE VIEW v_large_made AS SELECT id, data FROM tv_large;
            COMMENT ON VIEW v_large_made IS E'@key(id)\\n@type {name: String, text: String, after: Int, items: [Int], any: JSON}';
            CREATE TABLE tv_odd (id int PRIMARY KEY, data jsonb);
            COMMENT ON TABLE tv_odd IS E'@type {"a\\\\"b": Int, "c.d": Int, "é☃😀": Int, "e\\\\\\\\f": Int, "$1": Int, "g''h": Int, "?": Int, "": Int, "{}": Int, "}{{": Int,
              n: Decimal, f: Float, i: Int, b: BigInt}';
            INSERT INTO tv_odd VALUES
              (1, E'{"a\\\\"b": 1, "c.d": 2, "é☃😀": 3, "e\\\\\\\\f": 4, "$1": 5, "g''h": 6, "?": 7, "{}": 8, "}{{": 9, "n": 1, "f": 1, "i": 1, "b": 1}'),
              (2, ('{"n": 1' || repeat('0', 5000) || '.5, "f": 1e400, "i": 1e20, "b": 1e30}')::jsonb),
              (3, '{"n": "NaN", "f": "Infinity", "i": "NaN", "b": "NaN"}'),
              (4, '{"n": "nan", "f": "inf", "i": -2147483649, "b": -9223372036854775809}'),
              (5, '{"n": 1e-300, "f": 1e-300, "i": -0, "b": 1.0}');
            """.formatted(LARGE, DEEP)));
    private static final CatalogEngine REACTIVE = ENGINE.on(DatabaseConfig.REACTIVE);

    private static String data(String query) {
        String data = ENGINE.run(query).data();
        assertThat(REACTIVE.run(query).data()).isEqualTo(data);
        return data;
    }

    @ParameterizedTest
    @ValueSource(strings = {"large", "largeMade"})
    void whatIsSelectedOfALargeDocumentIsAllThatIsAnswered(String field) {
        assertThat(data("{ %s(id: 1) { name after } }".formatted(field)))
                .isEqualTo("{\"data\":{\"%s\":{\"name\":\"large\",\"after\":7}}}".formatted(field));
        assertThat(data("{ %s(id: 3) { after any name } }".formatted(field)))
                .contains("\"after\":8,\"any\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + ",\"name\":\"deep\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"large", "largeMade"})
    void largeValuesAreAnsweredWhole(String field) {
        AtomicLong bytes = new AtomicLong();
        ResponseBuffer out = new ResponseBuffer((block, offset, length) -> bytes.addAndGet(length));
        ENGINE.serving().answer(request("{ %s(id: 1) { text after } }".formatted(field)), out);
        out.flush();
        assertThat(bytes.get())
                .isEqualTo(LARGE
                        + "{\"data\":{\"%s\":{\"text\":\"\",\"after\":7}}}"
                                .formatted(field)
                                .length());
        assertThat(data("{ %s(id: 2) { items } }".formatted(field)))
                .hasSizeGreaterThan(6_000_000)
                .endsWith("999999,1000000]}}}");
    }

    @Test
    void conditionsMeetThemToo() {
        assertThat(
                        data(
                                "{ larges(where: {text: {endswith: \"x\"}}) { id } many: larges(where: {items: {contains: [999999]}}) { id } deep: larges(where: {any: {isnull: false}}) { id }"
                                        + " after: larges(where: {after: {gt: 7}}) { id } len: larges(where: {items: {lenGt: 999999}}) { id } }"))
                .isEqualTo(
                        "{\"data\":{\"larges\":[{\"id\":1}],\"many\":[{\"id\":2}],\"deep\":[{\"id\":3}],\"after\":[{\"id\":3}],\"len\":[{\"id\":2}]}}");
    }

    private static GraphQLRequest request(String query) {
        return new GraphQLRequest(query, Optional.empty(), new LinkedHashMap<String, @Nullable Object>(), false);
    }

    /** Each is asked for by itself and together with all others, so that a key that is read for another shows. */
    @Test
    void keysOfAnyCharactersAreSelectedAndFiltered() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Column column : ENGINE.catalog().table("Odd").columns()) {
            column.document()
                    .map(BadDocumentsTest::key)
                    .filter(ODD_KEYS::contains)
                    .ifPresent(key -> values.put(column.fieldName(), Integer.toString(ODD_KEYS.indexOf(key) + 1)));
        }
        assertThat(values).hasSameSizeAs(ODD_KEYS);
        values.forEach((field, value) -> assertThat(
                        data("{ odds(where: {%1$s: {eq: %2$s}}, orderBy: [{%1$s: DESC}]) { id %1$s } }"
                                .formatted(field, value)))
                .isEqualTo("{\"data\":{\"odds\":[{\"id\":1,\"%s\":%s}]}}".formatted(field, value)));
        String together = values.entrySet().stream()
                .map(entry -> "\"%s\":%s".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(","));
        assertThat(data("{ odd(id: 1) { " + String.join(" ", values.keySet()) + " } }"))
                .isEqualTo("{\"data\":{\"odd\":{" + together + "}}}");
    }

    private static String key(DocumentKey document) {
        return document.steps().isEmpty()
                ? ""
                : document.steps().getFirst().spellings().getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            n: {gt: 1}                      | 2,3
            n: {eq: "NaN"}                  | 3
            n: {lt: 1}                      | 5
            n: {isnull: true}               | 4
            f: {gt: 1}                      | 2,3
            f: {isnull: true}               | 4
            i: {isnull: true}               | 2,3,4
            i: {lte: 1}                     | 1,5
            b: {isnull: true}               | 2,3,4
            b: {eq: 1}                      | 1,5
            NOT: {i: {eq: 1}}               | 5
            """)
    void numbersOfAnySizeAreCompared(String where, String ids) {
        assertThat(data("{ odds(where: {" + where + "}, orderBy: [{id: ASC}]) { id } }"))
                .isEqualTo("{\"data\":{\"odds\":[{\"id\":" + ids.replace(",", "},{\"id\":") + "}]}}");
    }

    @Test
    void numbersThatAreNoneOfTheirTypeAreNullAndTold() {
        Run run = ENGINE.run("{ odds(orderBy: [{id: ASC}]) { n f i b } }");
        assertThat(run.response())
                .startsWith(
                        "{\"data\":{\"odds\":[{\"n\":1,\"f\":1,\"i\":1,\"b\":1},{\"n\":1" + "0".repeat(5000)
                                + ".5,\"f\":1" + "0".repeat(400)
                                + ",\"i\":null,\"b\":null},{\"n\":\"NaN\",\"f\":\"Infinity\",\"i\":null,\"b\":null},{\"n\":null,\"f\":null,\"i\":null,\"b\":null},{\"n\":0.");
        assertThat(run.response()).contains("1,\"i\":0,\"b\":1}]},\"errors\":");
        assertThat(run.problems())
                .extracting(Problem::message)
                .contains("Odd.i is no Int in a document of tv_odd.", "Odd.b is no BigInt in a document of tv_odd.");
        assertThat(REACTIVE.run("{ odds(orderBy: [{id: ASC}]) { n f i b } }").response())
                .isEqualTo(run.response());
    }
}
