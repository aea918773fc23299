package org.fraiseql.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists ordered by a distance; row 3 has no values and comes where PostgreSQL puts NULLs. */
final class DistanceOrderTest {
    private static CompiledQueries queries;

    @BeforeAll
    static void startDatabase() throws Exception {
        queries = CompiledQueries.on("operators/schema.sql", "operators/extensions.sql");
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        queries.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    pt: {distance: {center: {x: 3, y: 4}}}                                          | 2 1 4 3
                    pt: {distance: {center: {x: 3, y: 4}, direction: DESC}}                         | 3 4 1 2
                    pt: {distance: {center: {x: 3, y: 4}, direction: DESC_NULLS_LAST}}              | 4 1 2 3
                    shape: {distance: {center: {x: -1, y: 0.1}}}                                    | 4 1 2 3
                    spot: {distance: {center: {x: -1, y: 0.1}}}                                     | 4 1 2 3
                    emb: {cosineDistance: {vector: [0, 1, 0]}}                                      | 2 4 1 3
                    emb: {l2Distance: {vector: "[1,0,0]"}}                                          | 1 2 4 3
                    emb: {l1Distance: {vector: [1, 1, 0.5]}}                                        | 4 1 2 3
                    emb: {innerProduct: {vector: [1, 2, 3]}}                                        | 4 2 1 3
                    bits: {hammingDistance: {vector: "0111"}}                                       | 2 1 4 3
                    bits: {jaccardDistance: {vector: "0100"}}                                       | 1 2 4 3
                    """)
    void putsTheNearestFirst(String order, String ids) throws Exception {
        String answer = queries.query("{ samples(orderBy: [{%s}, {id: ASC}]) { id } }".formatted(order));
        assertThat(answer)
                .isEqualTo(Stream.of(ids.split(" ", -1))
                        .map("{\"id\":%s}"::formatted)
                        .collect(java.util.stream.Collectors.joining(",", "{\"samples\":[", "]}")));
    }

    @Test
    void pagesAreTiedByTheKey() throws Exception {
        assertThat(queries.query(
                        "{ samples(orderBy: [{pt: {distance: {center: {x: 0, y: 0}}}}], limit: 2) { id pt } }"))
                .isEqualTo("{\"samples\":[{\"id\":1,\"pt\":\"(0,0)\"},{\"id\":4,\"pt\":\"(-1,0)\"}]}");
    }

    @Test
    void servesVectorsAsToJson() throws Exception {
        assertThat(queries.query("{ sample(id: 1) { emb bits shape } }"))
                .isEqualTo("{\"sample\":{\"emb\":\"[1,0,0]\",\"bits\":\"1100\",\"shape\":\"(0,0)\"}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    where: {emb: {l2Distance: {vector: [1, "x"], threshold: 1}}}   | Vector: expected numbers
                    where: {emb: {eq: "[1,]"}}                                     | is no vector of the form [1,2.5,3]
                    where: {emb: {l2Distance: {vector: [1]}}}                      | threshold
                    orderBy: [{pt: {distance: {}}}]                                | center
                    orderBy: [{emb: {cosineDistance: {vector: null}}}]             | vector
                    """)
    void refusesWhatIsNoDistance(String arguments, String part) {
        assertThat(queries.refusal("{ samples(%s) { id } }".formatted(arguments)))
                .contains(part);
    }
}
