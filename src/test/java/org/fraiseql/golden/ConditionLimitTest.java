package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.WrittenLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Regression: conditions and orders that came in variables had no bound but the body's. */
class ConditionLimitTest {
    private static final int MAX = 8;

    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("conditions", """
            CREATE TABLE author (id int PRIMARY KEY, name text, mentor_id int REFERENCES author);
            CREATE TABLE book (id int PRIMARY KEY, author_id int NOT NULL REFERENCES author, title text);
            CREATE INDEX ON book (author_id);
            INSERT INTO author VALUES (1, 'a', NULL), (2, 'b', 1);
            INSERT INTO book VALUES (1, 1, 't');
            """));
    private static final CatalogEngine LIMITED = ENGINE.limitedTo(WrittenLimits.with("max-conditions", MAX));

    private static List<Problem> problems(CatalogEngine engine, String query, Object value) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("v", value);
        return engine.run(query, Optional.empty(), variables).problems();
    }

    private static Map<String, Object> object(String key, Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(key, value);
        return object;
    }

    private static List<Object> times(int count, Object value) {
        return new ArrayList<>(IntStream.range(0, count).mapToObj(i -> value).toList());
    }

    private static Object comparison() {
        return object("id", object("eq", 1));
    }

    /** Regression: of {@code {books: {some: {}}}} only what is below the relation was counted. */
    private static Object relations(int count, Object ofTwo) {
        List<Object> conditions = times(count / 2, ofTwo);
        conditions.addAll(times(count % 2, comparison()));
        return object("OR", conditions);
    }

    static Stream<Arguments> places() {
        String authors = "query ($v: AuthorWhereInput) { authors(where: $v) { id } }";
        String ordered = "query ($v: [AuthorOrderByInput!]) { authors(orderBy: $v) { id } }";
        return Stream.of(
                place("where", authors, n -> object("OR", times(n, comparison()))),
                place("where", authors, n -> object("AND", times(1, object("AND", times(n, comparison()))))),
                place("where", authors, n -> object("NOT", object("OR", times(n, comparison())))),
                place(
                        "where",
                        authors,
                        n -> relations(n, object("books", object("some", object("title", object("eq", "t")))))),
                place("where", authors, n -> relations(n, object("books", object("some", new LinkedHashMap<>())))),
                place("where", authors, n -> relations(n, object("mentor", object("name", object("eq", "a"))))),
                place("where", authors, n -> object("OR", times(n, new LinkedHashMap<>()))),
                place("orderBy", ordered, n -> times(n, object("name", "ASC"))),
                place("orderBy", ordered, n -> {
                    List<Object> terms = times(n / 2, object("mentor", object("name", "ASC")));
                    terms.addAll(times(n % 2, object("name", "ASC")));
                    return terms;
                }),
                place(
                        "books.where",
                        "query ($v: BookWhereInput) { author(id: 1) { books(where: $v) { id } } }",
                        n -> object("OR", times(n, comparison()))),
                place(
                        "where",
                        "mutation ($v: AuthorWhereInput!) { bulkUpdateAuthors(where: $v, input: {name: \"c\"}) { updatedCount } }",
                        n -> object("OR", times(n, comparison()))),
                place(
                        "where",
                        "mutation ($v: AuthorWhereInput!) { bulkDeleteAuthors(where: $v) { deletedCount } }",
                        n -> object("AND", times(n, object("id", object("eq", 99))))));
    }

    private static Arguments place(String argument, String query, IntFunction<Object> value) {
        return Arguments.of(argument, query, value);
    }

    @ParameterizedTest
    @MethodSource("places")
    void comparisonsAndOrderTermsAreCounted(String argument, String query, IntFunction<Object> value) {
        assertThat(problems(LIMITED, query, value.apply(MAX))).isEmpty();
        assertThat(problems(LIMITED, query, value.apply(MAX + 1)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
                    assertThat(problem.details()).containsEntry("argument", argument);
                    assertThat(problem.message()).contains("more than the 8 comparisons and order terms");
                });
        assertThat(problems(ENGINE, query, value.apply(1_000))).isEmpty();
        assertThat(problems(ENGINE, query, value.apply(1_001)))
                .extracting(Problem::code)
                .containsExactly(ErrorCode.LIMIT_EXCEEDED);
    }

    @Test
    void allFieldsOfAnOperationShareThem() {
        String query = """
                query ($v: AuthorWhereInput) {
                  a: authors(where: $v) { id }
                  b: authors(where: {id: {eq: 1, neq: 2}}, orderBy: [{id: ASC}, {name: DESC}]) { id }
                }""";
        assertThat(problems(LIMITED, query, object("OR", times(4, comparison()))))
                .isEmpty();
        assertThat(problems(LIMITED, query, object("OR", times(5, comparison()))))
                .extracting(Problem::code)
                .containsExactly(ErrorCode.LIMIT_EXCEEDED);
    }

    @Test
    void listsOfValuesAreOneComparison() {
        assertThat(problems(
                        LIMITED,
                        "query ($v: [Int!]) { authors(where: {id: {in: $v}}) { id } }",
                        new ArrayList<>(IntStream.range(0, 5_000).boxed().toList())))
                .isEmpty();
    }

    /** Each of them is a join. */
    @Test
    void relationsOnTheWayOfAnOrderHaveADepth() {
        String query = "query ($v: [AuthorOrderByInput!]) { authors(orderBy: $v) { id } }";
        assertThat(problems(ENGINE, query, List.of(mentor(10)))).isEmpty();
        assertThat(problems(ENGINE, query, List.of(mentor(11)))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
            assertThat(problem.message()).contains("is nested more than 10 levels deep.");
        });
    }

    private static Object mentor(int depth) {
        return depth == 0 ? object("name", "ASC") : object("mentor", mentor(depth - 1));
    }
}
