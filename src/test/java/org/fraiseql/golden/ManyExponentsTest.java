package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Regression: 7,000 numbers of nine letters each were taken, a value of 917 million digits. */
class ManyExponentsTest {
    private static final BigDecimal LARGE = new BigDecimal("1E+131071");
    private static final BigDecimal SMALL = new BigDecimal("1E-16000");

    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("exponents", """
            CREATE TYPE pair AS (low numeric, high numeric);
            CREATE TABLE store (id int PRIMARY KEY, doc jsonb, amounts numeric[], span numrange, both_ends pair, amount numeric);
            """));

    private static List<Problem> problems(String query, @Nullable Object value) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("v", value);
        return ENGINE.run(query, Optional.empty(), variables).problems();
    }

    private static List<Object> times(int count, Object value) {
        return new ArrayList<>(Collections.nCopies(count, value));
    }

    private static Map<String, Object> row(int id, String key, Object value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put(key, value);
        return row;
    }

    static Stream<Arguments> places() {
        String doc = "mutation ($v: JSON) { createStore(input: {id: 1, doc: $v}) { id } }";
        String amounts = "mutation ($v: [Decimal!]) { createStore(input: {id: 1, amounts: $v}) { id } }";
        String rows = "mutation ($v: [StoreCreateInput!]!) { bulkCreateStores(input: $v) { createdCount } }";
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(row(i, "amount", LARGE));
        }
        return Stream.of(
                Arguments.of(doc, times(7_000, LARGE)),
                Arguments.of(doc, row(1, "in", row(2, "depth", times(100, SMALL)))),
                Arguments.of(amounts, times(7_000, LARGE)),
                Arguments.of(amounts, times(7_000, "1e131071")),
                Arguments.of(rows, many),
                Arguments.of("query ($v: JSON) { stores(where: {doc: {eq: $v}}) { id } }", times(100, LARGE)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void exponentsAddUp(String query, Object value) {
        assertThat(problems(query, value)).singleElement().satisfies(problem -> assertThat(problem.code())
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED));
    }

    @Test
    void soTheyDoInADocument() {
        assertThat(ENGINE.run("mutation { createStore(input: {id: 1, amounts: [%s]}) { id } }"
                                .formatted("1e131071 ".repeat(8)))
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.LIMIT_EXCEEDED);
        assertThat(ENGINE.run("mutation { createStore(input: {id: 1, doc: {a: [%s]}}) { id } }"
                                .formatted("1e131071 ".repeat(8)))
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.LIMIT_EXCEEDED);
    }

    @Test
    void someLargeNumbersAreTakenAndCounted() {
        String doc = "mutation ($v: JSON) { createStore(input: {id: 1, doc: $v}) { doc } }";
        assertThat(problems(doc, times(7, LARGE))).isEmpty();
        assertThat(problems(doc, times(8, LARGE))).hasSize(1);
        assertThat(problems(doc, times(8, "a text with 1e131071 in it"))).isEmpty();
        assertThat(problems(doc, times(50_000, new BigDecimal("1.5E+3")))).isEmpty();
    }
}
