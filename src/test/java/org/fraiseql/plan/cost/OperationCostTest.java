package org.fraiseql.plan.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graphql.schema.GraphQLSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.document.Documents;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.PersistedQueries;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.write.WritePlanner;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationCostTest {
    private static final Catalog CATALOG = catalog();
    private static final GraphQLSchema SCHEMA = SchemaTypes.of(CATALOG).alone();
    private static final int DEFAULT = LimitsConfig.DEFAULT.maxCost();

    private static Catalog catalog() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("author").columns("id int4!, name text, country text").primaryKey("id");
        db.table("book")
                .columns("id int4!, title text, price numeric, author_id int4, isbn text!")
                .primaryKey("id")
                .unique("isbn");
        db.table("tag").columns("id int4!, label text").primaryKey("id");
        db.table("book_tag").columns("book_id int4!, tag_id int4!").primaryKey("book_id, tag_id");
        db.table("draft").columns("id int4!, author_id int4").primaryKey("id");
        db.table("event").columns("id int8!, kind text").primaryKey("id");
        db.foreignKey("book_author", "book", "author_id", "author", "id");
        db.foreignKey("draft_author", "draft", "author_id", "author", "id");
        db.foreignKey("bt_book", "book_tag", "book_id", "book", "id");
        db.foreignKey("bt_tag", "book_tag", "tag_id", "tag", "id");
        db.rows("author", 1_000).rows("book", 20_000).rows("tag", 50).rows("book_tag", 60_000);
        db.rows("event", 1_000_000);
        db.distinct("author", "country", 20).distinct("book", "author_id", 800).distinct("book", "price", -0.5);
        return db.writableCatalog();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the longest list at the root costs its rows, whatever stands before or after it
                "{ books { id } } | 20000",
                "{ books { id } authors { id } } | 30000",
                "{ authors { id } books { id } } | 30000",
                "{ a: books { id } b: books { id } } | 220000",
                "{ author(id: 1) { name } } | 1",
                "{ __typename } | 0",
                // limits, offsets
                "{ books(limit: 7) { id } } | 7",
                "{ books(limit: 7, offset: 100) { id } } | 107",
                "{ books(limit: 7, offset: 1000000) { id } } | 20000",
                "{ books(limit: 1000000) { id } } | 20000",
                "{ books(limit: 0) { id } } | 0",
                // a row joined to each
                "{ books(limit: 7) { id author { name } } } | 14",
                // nesting multiplies by the average number of rows below one: 20000 books of 800 authors
                "{ authors { books { id } } } | 251000",
                "{ authors(limit: 2) { books { id } } } | 502",
                "{ authors(limit: 2) { books(limit: 3) { id } } } | 62",
                "{ authors(limit: 2) { books(limit: 3) { author { books(limit: 4) { id } } } } } | 308",
                "{ author(id: 1) { books { id } } } | 251",
                "{ books(limit: 10) { tags { label } } } | 310",
                // never analysed: 1000 rows, 10 below each
                "{ drafts { id } } | 1000",
                "{ authors(limit: 3) { drafts { id } } } | 303",
                // conditions
                "{ books(where: {id: {eq: 1}}) { id } } | 1",
                "{ books(where: {isbn: {in: [\"a\", \"b\", \"c\"]}}) { id } } | 3",
                "{ books(where: {authorId: {eq: 1}}) { id } } | 25",
                "{ books(where: {price: {eq: 1}}) { id } } | 2",
                "{ authors(where: {country: {in: [\"F\", \"D\"]}}) { id } } | 100",
                "{ authors(where: {country: {neq: \"F\"}}) { id } } | 1000",
                "{ authors(where: {NOT: {id: {eq: 1}}}) { id } } | 1000",
                "{ authors(where: {name: {icontains: \"a\"}}) { id } } | 334",
                "{ authors(where: {name: {gt: \"a\"}, country: {gt: \"a\"}}) { id } } | 334",
                "{ authors(where: {OR: [{id: {eq: 1}}, {country: {eq: \"F\"}}]}) { id } } | 51",
                "{ books(where: {author: {id: {eq: 1}}}) { id } } | 20",
                "{ authors(where: {books: {some: {isbn: {eq: \"a\"}}}}) { id } } | 1",
                "{ authors(where: {books: {none: {isbn: {eq: \"a\"}}}}) { id } } | 1000",
                "{ authors(limit: 2) { books(where: {id: {eq: 3}}) { id } } } | 22",
            })
    void whatIsReadIsReckonedByLimitsStatisticsAndNesting(String query, long cost) {
        assertThat(cost(query)).isEqualTo(cost);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mutation { updateAuthor(id: 1, input: {name: \"a\"}) { name } } | 1",
                "mutation { createAuthor(input: {id: 1}) { books { id } } } | 251",
                "mutation { bulkUpdateAuthors(all: true, input: {name: \"a\"}) { records { id } } } | 1000",
                "mutation { bulkUpdateAuthors(all: true, atMost: 5, input: {name: \"a\"}) { records { id } } } | 5",
                "mutation { bulkUpdateAuthors(all: true, input: {name: \"a\"}) { records { books { id } } } } | 251000",
                "mutation { bulkDeleteAuthors(all: true) { records { books { id } } } } | 251000",
                "mutation { bulkCreateAuthors(input: [{id: 1}, {id: 2}]) { records { books { id } } } } | 502",
            })
    void mutationsCostWhatTheyWriteAndReadBack(String query, long cost) {
        assertThat(cost(query)).isEqualTo(cost);
    }

    @Test
    void whatVariablesSayIsReckonedWhenTheyAreBound() {
        String query = "query ($n: Int, $ids: [Int!], $m: Int) {"
                + " books(limit: $n, where: {id: {in: $ids}}) { author { books(limit: $m) { id } } } }";

        // a row, the one joined to it, and its list
        assertThat(cost(query, given("n", 4, "ids", List.of(1, 2, 3), "m", 5))).isEqualTo(3 + 3 + 3 * 5 * 10);
        assertThat(cost(query, given("n", 2, "ids", List.of(1, 2, 3), "m", null)))
                .isEqualTo(2 + 2 + 2 * 25 * 10);
        assertThat(cost("query ($n: Int) { books(offset: $n) { id } }", given("n", 100_000)))
                .isEqualTo(20_000);
    }

    /** CONTRACT: large lists are streamed. */
    @Test
    void aMillionRowsAreNormal() {
        allowed("{ events { id kind } }");
        allowed("{ events { id kind } books { title author { name } } }");
        allowed("{ authors { name books { title tags { label } } } }");
        refused(
                "{ a: events { id } b: events { id } c: events { id } }",
                "The operation may cost 21000000, more than the 20000000 allowed; \"a\" reads 1000000 rows.");
    }

    @Test
    void nestingThatGoesInCirclesIsRefused() {
        refused(
                "{ books { author { books { author { books { title } } } } } }",
                "The operation may cost 130540000, more than the 20000000 allowed;"
                        + " \"books.author.books.author.books\" reads 12500000 rows.");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> check("{ books { tags { books { tags { books { title } } } } } }", DEFAULT))
                .satisfies(e -> assertThat(e.problems().getFirst().path()).containsExactly("books"));
    }

    @Test
    void theLimitIsAllowedAndOneMoreIsNot() {
        String query = "query ($n: Int) { books(limit: $n) { id } }";
        assertThatCode(() -> check(query, given("n", 100), 100)).doesNotThrowAnyException();
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> check(query, given("n", 101), 100))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
                    assertThat(e.problems().getFirst().details())
                            .containsEntry("cost", 101L)
                            .containsEntry("maxCost", 100)
                            .containsEntry("field", "books");
                    assertThat(e.problems().getFirst().locations()).hasSize(1);
                });
        assertThatCode(() -> check(query, given("n", 101), 0)).doesNotThrowAnyException();
    }

    @Test
    void whereACostComesFromIsTold() {
        Reckoned reckoned = reckon("{ authors(limit: 2) { books(limit: 3) { id } } tags { id } }", given());

        assertThat(reckoned.cost.explained(reckoned.bindings, 9).toString())
                .isEqualTo("{cost=130, maxCost=9, fields=[{field=authors, rows=2, cost=20},"
                        + " {field=authors.books, rows=6, cost=60}, {field=tags, rows=50, cost=50}]}");
    }

    private static void allowed(String query) {
        assertThatCode(() -> check(query, DEFAULT)).doesNotThrowAnyException();
    }

    private static void refused(String query, String message) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> check(query, DEFAULT))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
                    assertThat(e.problems().getFirst().message()).isEqualTo(message);
                });
    }

    private static void check(String query, int max) {
        check(query, given(), max);
    }

    private static void check(String query, Map<String, @Nullable Object> variables, int max) {
        Reckoned reckoned = reckon(query, variables);
        reckoned.cost.check(reckoned.bindings, max);
    }

    private static long cost(String query) {
        return cost(query, given());
    }

    private static long cost(String query, Map<String, @Nullable Object> variables) {
        Reckoned reckoned = reckon(query, variables);
        return Math.round(Math.ceil(reckoned.cost.of(reckoned.bindings)));
    }

    private record Reckoned(OperationCost cost, Bindings bindings) {}

    private static Reckoned reckon(String query, Map<String, @Nullable Object> variables) {
        LimitsConfig limits = LimitsConfig.DEFAULT;
        PreparedRequest request = new Documents(SCHEMA, limits, true, false, new PersistedQueries(limits))
                .prepare(new GraphQLRequest(query, Optional.empty(), variables, false));
        Planner planner = new Planner(CATALOG, limits);
        CostPlanner costs = new CostPlanner(CATALOG.statistics());
        OperationCost cost = request.operation().kind() == PreparedOperation.Kind.QUERY
                ? costs.of(planner.plan(request.read()))
                : costs.of(new WritePlanner(CATALOG, planner, limits).plan(request.read()));
        return new Reckoned(cost, new Bindings(request.values()));
    }

    private static Map<String, @Nullable Object> given(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return variables;
    }
}
