package org.fraiseql.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fraiseql.query.Condition.field;
import static org.fraiseql.query.Condition.relation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.fraiseql.Engine;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.query.CatalogInterceptor;
import org.fraiseql.query.CatalogOperation;
import org.fraiseql.query.Condition;
import org.fraiseql.query.Queries;
import org.fraiseql.query.QueryException;
import org.fraiseql.query.RefusedException;
import org.fraiseql.query.RowInput;
import org.fraiseql.query.RowsChanged;
import org.fraiseql.query.RowsChanged.Change;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.typed.ChangedRows;
import org.fraiseql.typed.InterceptedRequests;
import org.fraiseql.typed.TransactionEnd;
import org.fraiseql.typed.TypedQueries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What interceptors do to requests, on the sample database. */
class InterceptedRequestsTest {
    private final Interceptor interceptor = new Interceptor();
    private final Told told = new Told();
    private final Engine engine = Bookshop.engine(new InterceptedRequests(List.of(interceptor), told));

    @AfterEach
    void tidy() {
        SharedDatabase.execute(
                Bookshop.dataSource(),
                "DELETE FROM book WHERE isbn LIKE '97800000099%'",
                "DELETE FROM author WHERE full_name LIKE 'T-%'",
                "DELETE FROM publisher WHERE name LIKE 'T-%'",
                "UPDATE publisher SET website = NULL WHERE name LIKE '%Quai'");
    }

    /** One with dials. */
    private static final class Interceptor implements CatalogInterceptor {
        private final Map<String, Condition> rows = new LinkedHashMap<>();
        private final List<String> asked = new ArrayList<>();
        private final List<CatalogOperation> begun = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private Runnable before = () -> {};
        private BiConsumer<RowInput, CatalogOperation> write = (row, operation) -> {};

        @Override
        public void before(CatalogOperation operation) {
            begun.add(operation);
            before.run();
        }

        @Override
        public Condition rows(String table, CatalogOperation operation) {
            asked.add(table);
            return rows.getOrDefault(table, Condition.all());
        }

        @Override
        public void write(RowInput row, CatalogOperation operation) {
            write.accept(row, operation);
        }

        @Override
        public void after(CatalogOperation operation, Outcome outcome) {
            outcomes.add(outcome);
        }
    }

    private static final class Told implements ChangedRows {
        private final List<RowsChanged> changes = new ArrayList<>();
        private boolean isInTransaction;

        @Override
        public boolean isInTransaction() {
            return isInTransaction;
        }

        @Override
        public void tell(RowsChanged changed) {
            changes.add(changed);
        }
    }

    private String answer(String query) {
        return answer(query, new LinkedHashMap<>());
    }

    private String answer(String query, Map<String, Object> variables) {
        return answer(engine, query, variables);
    }

    private static String answer(Engine engine, String query) {
        return answer(engine, query, new LinkedHashMap<>());
    }

    private static String answer(Engine engine, String query, Map<String, Object> variables) {
        ResponseBuffer out = ResponseBuffer.unbounded(1024);
        engine.answer(new GraphQLRequest(query, Optional.empty(), new LinkedHashMap<>(variables), false), out);
        return new String(out.bytes(0, out.mark()), UTF_8);
    }

    private long plans() {
        return engine.plans().entries();
    }

    @Test
    void hidesRowsOfAList() {
        interceptor.rows.put("authors", field("country").equalTo("France"));
        assertThat(answer("{ authors { fullName } }"))
                .isEqualTo("{\"data\":{\"authors\":[{\"fullName\":\"Jules Verne\"}]}}");
        assertThat(answer("{ authors(where: {OR: [{id: {eq: 1}}, {id: {eq: 4}}]}) { id } }"))
                .isEqualTo("{\"data\":{\"authors\":[{\"id\":4}]}}");
    }

    @Test
    void hidesARowFromItsKey() {
        interceptor.rows.put("authors", field("country").equalTo("France"));
        assertThat(answer("{ author(id: 1) { id } other: author(id: 4) { id } }"))
                .isEqualTo("{\"data\":{\"author\":null,\"other\":{\"id\":4}}}");
    }

    @Test
    void hidesRowsAtTheOtherEndOfRelations() {
        interceptor.rows.put("authors", field("country").notEqualTo("United Kingdom"));
        interceptor.rows.put("books", field("title").notEqualTo("Emma"));
        assertThat(answer("{ book(id: 1) { title author { fullName } } }"))
                .isEqualTo("{\"data\":{\"book\":{\"title\":\"Pride and Prejudice\",\"author\":null}}}");
        assertThat(answer("{ publisher(id: 1) { books(where: {authorId: {eq: 1}}) { title } } }"))
                .contains("Pride and Prejudice")
                .doesNotContain("Emma");
        assertThat(
                        answer(
                                "{ publishers(orderBy: {id: ASC}, limit: 1) { books(limit: 2, orderBy: {id: ASC}) { title author { id } } } }"))
                .contains("Pride and Prejudice\",\"author\":null")
                .doesNotContain("Emma");
    }

    @Test
    void hidesRowsFromConditionsAndOrders() {
        interceptor.rows.put("authors", field("country").notEqualTo("United Kingdom"));
        assertThat(answer("{ books(where: {author: {fullName: {startswith: \"Jane\"}}}) { id } }"))
                .isEqualTo("{\"data\":{\"books\":[]}}");
        assertThat(answer("{ books(where: {id: {lte: 2}, NOT: {author: {isnull: true}}}) { id } }"))
                .isEqualTo("{\"data\":{\"books\":[]}}");
        // hidden authors are NULL in the order
        assertThat(
                        answer(
                                "{ books(where: {id: {lte: 4}}, orderBy: [{author: {fullName: DESC_NULLS_LAST}}, {id: ASC}]) { id } }"))
                .isEqualTo(answer("{ books(where: {id: {lte: 4}}, orderBy: [{id: ASC}]) { id } }"));
    }

    @Test
    void hidesTheRowsOfAJunction() {
        Engine tagged = Bookshop.engine(
                SharedDatabase.withSql(
                        "intercepted",
                        "CREATE TABLE item (id int PRIMARY KEY); CREATE TABLE tag (id int PRIMARY KEY);"
                                + " CREATE TABLE item_tag (item_id int REFERENCES item, tag_id int REFERENCES tag, PRIMARY KEY (item_id, tag_id));"
                                + " INSERT INTO item VALUES (1), (2); INSERT INTO tag VALUES (1), (2);"
                                + " INSERT INTO item_tag VALUES (1, 1), (1, 2), (2, 2);"),
                new InterceptedRequests(List.of(interceptor), told));
        String some = "{ items(where: {tags: {some: {id: {eq: 1}}}}) { id } }";
        String lists = "{ items(orderBy: {id: ASC}) { tags { id } } item(id: 1) { tags { id } } }";
        assertThat(answer(tagged, some)).isEqualTo("{\"data\":{\"items\":[{\"id\":1}]}}");
        interceptor.rows.put("itemTags", field("tagId").notEqualTo(1));
        assertThat(answer(tagged, some)).isEqualTo("{\"data\":{\"items\":[]}}");
        assertThat(answer(tagged, lists))
                .isEqualTo(
                        "{\"data\":{\"items\":[{\"tags\":[{\"id\":2}]},{\"tags\":[{\"id\":2}]}],\"item\":{\"tags\":[{\"id\":2}]}}}");
    }

    @Test
    void rowsThatAreNotThereAreNotAttached() {
        interceptor.rows.put("books", field("title").notEqualTo("Emma"));
        assertThat(answer("mutation { createPublisher(input: {name: \"T-1\", books: {connect: [{id: 2}]}}) { id } }"))
                .contains("\"errors\"");
        interceptor.rows.clear();
        assertThat(answer("{ book(id: 2) { publisherId } }")).isEqualTo("{\"data\":{\"book\":{\"publisherId\":1}}}");
    }

    @Test
    void everyRowMeansEveryRowThatIsThere() {
        interceptor.rows.put("books", field("title").notEqualTo("Emma"));
        assertThat(answer("{ authors(where: {id: {eq: 1}, books: {every: {title: {startswith: \"Pride\"}}}}) { id } }"))
                .isEqualTo("{\"data\":{\"authors\":[{\"id\":1}]}}");
    }

    @Test
    void countsAndReadsRecordsOfRowsThatAreThere() {
        interceptor.rows.put("authors", field("country").equalTo("France"));
        Queries queries = new TypedQueries(engine, TransactionEnd.NEVER);
        record Name(String fullName) {}
        var authors = queries.from("authors").as(Name.class);
        assertThat(authors.count()).isEqualTo(1);
        assertThat(authors.list()).containsExactly(new Name("Jules Verne"));
        interceptor.rows.put("authors", field("country").equalTo("Sweden"));
        assertThat(authors.list()).containsExactly(new Name("Selma Lagerlöf"));
        try (Stream<Name> names = authors.stream()) {
            assertThat(names).hasSize(1);
        }
        assertThat(authors.first()).isPresent();
    }

    @Test
    void onePlanServesConditionsOfWhichOnlyTheValuesDiffer() {
        interceptor.rows.put("authors", field("country").equalTo("France"));
        String query = "{ authors { id } }";
        assertThat(answer(query)).contains("4");
        long plans = plans();
        interceptor.rows.put("authors", field("country").equalTo("Sweden"));
        assertThat(answer(query)).isEqualTo("{\"data\":{\"authors\":[{\"id\":10}]}}");
        assertThat(plans()).isEqualTo(plans);
        interceptor.rows.put("authors", field("country").in("Sweden", "France"));
        assertThat(answer(query)).isEqualTo("{\"data\":{\"authors\":[{\"id\":4},{\"id\":10}]}}");
        assertThat(plans()).isEqualTo(plans + 1);
        interceptor.rows.clear();
        assertThat(answer(query)).contains("1", "12");
    }

    @Test
    void onlyTablesThatAreReadAreAskedFor() {
        answer("{ books(limit: 1) { author { fullName } } }");
        assertThat(interceptor.asked).containsExactlyInAnyOrder("books", "authors");
    }

    @Test
    void aConditionMayLeadThroughRelationsWhichAreWholeThere() {
        interceptor.rows.put("authors", relation("books").some(field("title").equalTo("Emma")));
        interceptor.rows.put("books", field("title").notEqualTo("Emma"));
        assertThat(answer("{ authors { id books(limit: 1) { title } } }"))
                .isEqualTo("{\"data\":{\"authors\":[{\"id\":1,\"books\":[{\"title\":\"Pride and Prejudice\"}]}]}}");
    }

    @Test
    void rowsThatAreNotThereAreNeitherChangedNorDeleted() {
        interceptor.rows.put("publishers", field("name").startsWith("T-"));
        assertThat(answer("mutation { updatePublisher(id: 1, input: {website: \"x\"}) { id } }"))
                .isEqualTo("{\"data\":{\"updatePublisher\":null}}");
        assertThat(answer("mutation { deletePublisher(id: 3) { success message record { id } } }"))
                .contains("\"success\":false");
        assertThat(answer("mutation { deletePublisher(id: 3) { success } }")).contains("\"success\":false");
        assertThat(
                        answer(
                                "mutation { bulkUpdatePublishers(where: {OR: [{id: {eq: 1}}, {id: {eq: 2}}]}, input: {website: \"x\"}) { updatedCount } }"))
                .contains("\"updatedCount\":0");
        assertThat(answer("mutation { bulkDeletePublishers(all: true) { deletedCount } }"))
                .contains("\"deletedCount\":0");
        assertThat(answer("mutation { createPublisher(input: {name: \"T-1\"}) { name } }"))
                .isEqualTo("{\"data\":{\"createPublisher\":{\"name\":\"T-1\"}}}");
        assertThat(answer("mutation { bulkUpdatePublishers(all: true, input: {website: \"x\"}) { updatedCount } }"))
                .contains("\"updatedCount\":1");
        interceptor.rows.clear();
        assertThat(answer("{ publishers(where: {website: {eq: \"x\"}}) { name } }"))
                .isEqualTo("{\"data\":{\"publishers\":[{\"name\":\"T-1\"}]}}");
    }

    @Test
    void rowsThatAreNotThereAreNotTakenOverByUpserts() {
        interceptor.rows.put("publishers", field("name").startsWith("T-"));
        answer("mutation { upsertPublisher(input: {name: \"Harbour Books\", website: \"x\"},"
                + " onConflict: {constraint: publisher_name_key, update: [website]}) { id } }");
        interceptor.rows.clear();
        assertThat(answer("{ publishers(where: {website: {eq: \"x\"}}) { name } }"))
                .isEqualTo("{\"data\":{\"publishers\":[]}}");
    }

    @Test
    void rowsThatAreNotThereAreNotConnected() {
        interceptor.rows.put("authors", field("country").equalTo("France"));
        String create =
                "mutation($author: Int!) { createBook(input: {isbn: \"9780000009999\", title: \"T\", genre: novel,"
                        + " publishedOn: \"2000-01-01\", price: 1, author: {connect: {id: $author}}}) { authorId } }";
        assertThat(answer(create, Map.of("author", 1))).contains("\"errors\"");
        assertThat(answer(create, Map.of("author", 4))).isEqualTo("{\"data\":{\"createBook\":{\"authorId\":4}}}");
    }

    @Test
    void refusesWithACodeOfItsOwn() {
        interceptor.before = () -> {
            throw new RefusedException("SHOP_CLOSED", "The shop is closed.");
        };
        assertThat(answer("{ authors { id } }"))
                .isEqualTo(
                        "{\"errors\":[{\"message\":\"The shop is closed.\",\"extensions\":{\"code\":\"SHOP_CLOSED\",\"retryable\":false}}]}");
        assertThat(answer("mutation { createPublisher(input: {name: \"T-1\"}) { id } }"))
                .contains("SHOP_CLOSED");
        interceptor.before = () -> {};
        assertThat(answer("{ publishers(where: {name: {eq: \"T-1\"}}) { id } }"))
                .isEqualTo("{\"data\":{\"publishers\":[]}}");
        assertThat(interceptor.outcomes).hasSize(3);
        assertThat(interceptor.outcomes.getFirst().problems().getFirst().code()).isEqualTo("SHOP_CLOSED");
    }

    @Test
    void anInterceptorThatFailsTellsTheClientNothing() {
        interceptor.before = () -> {
            throw new IllegalStateException("secret");
        };
        assertThat(answer("{ authors { id } }")).contains("INTERNAL_ERROR").doesNotContain("secret");
        interceptor.before = () -> {};
        interceptor.rows.put("authors", field("contry").equalTo("France"));
        assertThat(answer("{ authors { id } }")).contains("INTERNAL_ERROR").doesNotContain("contry");
    }

    @Test
    void defaultsAndChangesWhatIsWritten() {
        interceptor.write = (row, operation) -> {
            if (row.table().equals("publishers") && !row.has("website")) {
                row.set("website", "of " + row.get("name"));
            }
        };
        String create = "mutation($input: PublisherCreateInput!) { createPublisher(input: $input) { website } }";
        assertThat(answer(create, Map.of("input", Map.of("name", "T-1")))).contains("of T-1");
        assertThat(answer(create, Map.of("input", Map.of("name", "T-2")))).contains("of T-2");
        assertThat(answer(create, Map.of("input", Map.of("name", "T-3", "website", "own"))))
                .contains("own");
        assertThat(answer("mutation { createPublisher(input: {name: \"T-4\"}) { website } }"))
                .contains("of T-4");
        assertThat(
                        answer(
                                "mutation { bulkCreatePublishers(input: [{name: \"T-5\"}, {name: \"T-6\", website: \"o\"}]) { records { website } } }"))
                .contains("of T-5", "\"o\"");
    }

    @Test
    void changesOfOneFieldAreNotTakenForThoseOfAnother() {
        String both = "mutation($a: PublisherCreateInput!, $b: PublisherCreateInput!) {"
                + " a: createPublisher(input: $a) { website } b: createPublisher(input: $b) { website } }";
        interceptor.write = (row, operation) -> {
            if (row.get("name") instanceof String name && name.endsWith("set")) {
                row.set("website", "set");
            }
        };
        assertThat(answer(
                        both,
                        Map.of(
                                "a",
                                Map.of("name", "T-1 set", "website", "1"),
                                "b",
                                Map.of("name", "T-2", "website", "2"))))
                .isEqualTo("{\"data\":{\"a\":{\"website\":\"set\"},\"b\":{\"website\":\"2\"}}}");
        assertThat(answer(
                        both,
                        Map.of(
                                "a",
                                Map.of("name", "T-3", "website", "1"),
                                "b",
                                Map.of("name", "T-4 set", "website", "2"))))
                .isEqualTo("{\"data\":{\"a\":{\"website\":\"1\"},\"b\":{\"website\":\"set\"}}}");
    }

    @Test
    void seesRowsThatAreNestedInOthers() {
        List<String> seen = new ArrayList<>();
        interceptor.write = (row, operation) -> seen.add(row.kind() + " " + row.table() + " " + row.path() + " "
                + row.values().keySet());
        answer(
                "mutation { createAuthor(input: {fullName: \"T-1\", country: \"X\", books: {create: [{isbn: \"9780000009998\","
                        + " title: \"T\", genre: novel, publishedOn: \"2000-01-01\", price: 1}]}}) { id } }");
        answer(
                "mutation { updateBook(id: 1, input: {title: \"Pride and Prejudice\"}, ops: {increment: {pages: 0}}) { id } }");
        assertThat(seen)
                .containsExactly(
                        "CREATE authors input [fullName, country, books]",
                        "CREATE books input.books.create[0] [isbn, title, genre, publishedOn, price]",
                        "UPDATE books input [title]");
    }

    @Test
    void aRowThatIsRefusedUndoesAll() {
        interceptor.write = (row, operation) -> {
            if ("T-2".equals(row.get("name"))) {
                throw new RefusedException("NO_SUCH_NAME", "No.");
            }
        };
        assertThat(
                        answer(
                                "mutation { a: createPublisher(input: {name: \"T-1\"}) { id } b: createPublisher(input: {name: \"T-2\"}) { id } }"))
                .isEqualTo(
                        "{\"errors\":[{\"message\":\"No.\",\"locations\":[{\"line\":1,\"column\":60}],\"path\":[\"b\"],"
                                + "\"extensions\":{\"code\":\"NO_SUCH_NAME\",\"retryable\":false}}]}");
        assertThat(answer("{ publishers(where: {name: {startswith: \"T-\"}}) { id } }"))
                .isEqualTo("{\"data\":{\"publishers\":[]}}");
    }

    @Test
    void aWrongFieldOrValueIsADefectOfTheInterceptor() {
        List<String> messages = new ArrayList<>();
        interceptor.write = (row, operation) -> {
            try {
                row.set("nam", "x");
            } catch (QueryException e) {
                messages.add(e.getMessage());
                throw e;
            }
        };
        assertThat(answer("mutation { createPublisher(input: {name: \"T-1\"}) { id } }"))
                .contains("INTERNAL_ERROR");
        assertThat(messages).containsExactly("\"nam\" is no field of PublisherCreateInput. Did you mean \"name\"?");
    }

    @Test
    void typedWritesAreInterceptedAndTellTheCode() {
        interceptor.write = (row, operation) -> {
            assertThat(operation.isOfApplication()).isTrue();
            throw new RefusedException("NO", "Not now.");
        };
        Queries queries = new TypedQueries(engine, TransactionEnd.NEVER);
        assertThatThrownBy(() -> queries.create("publishers", Map.of("name", "T-1")))
                .isInstanceOfSatisfying(
                        QueryException.class,
                        e -> assertThat(e.problems().getFirst().code()).isEqualTo("NO"));
    }

    /** An interceptor is asked before the database, as the statement is checked. */
    @ParameterizedTest
    @ValueSource(strings = {"BAD_USER_INPUT", "UNAUTHENTICATED", "GRAPHQL_VALIDATION_FAILED"})
    void whatAnInterceptorRefusesIsNotTheTypedWrites(String code) {
        interceptor.write = (row, operation) -> {
            throw new RefusedException(code, "Not now.");
        };
        Queries queries = new TypedQueries(engine, TransactionEnd.NEVER);
        assertThatThrownBy(() -> queries.create("publishers", Map.of("name", "T-1")))
                .isInstanceOfSatisfying(QueryException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.isStatementWrong()).isFalse();
                });
        assertThatThrownBy(() -> queries.create("publishers", Map.of("nmae", "T-1")))
                .isInstanceOfSatisfying(QueryException.class, e -> assertThat(e.isStatementWrong())
                        .isTrue());
    }

    @Test
    void countsWhatWasReadAndWritten() {
        answer("{ authors(limit: 3) { id } }");
        answer("mutation { bulkCreatePublishers(input: [{name: \"T-1\"}, {name: \"T-2\"}]) { createdCount } }");
        answer("mutation { createPublisher(input: {name: \"T-1\"}) { id } }");
        assertThat(interceptor.outcomes.get(0).rowsRead()).isEqualTo(3);
        assertThat(interceptor.outcomes.get(1).rowsWritten()).isEqualTo(2);
        assertThat(interceptor.outcomes.get(2).rowsWritten()).isZero();
        assertThat(interceptor.outcomes.get(2).isSuccess()).isFalse();
        assertThat(interceptor.begun.get(1).fields()).containsExactly("bulkCreatePublishers");
        assertThat(interceptor.begun.get(1).kind()).isEqualTo(CatalogOperation.Kind.MUTATION);
    }

    @Test
    void changesAreToldOnceTheyAreCommitted() {
        answer(
                "mutation { a: createPublisher(input: {name: \"T-1\"}) { id } b: createPublisher(input: {name: \"T-2\"}) { id } }");
        answer("mutation { bulkDeletePublishers(where: {name: {startswith: \"T-\"}}) { deletedCount } }");
        answer("mutation { updatePublisher(id: -1, input: {name: \"T-\"}) { id } }");
        assertThat(told.changes)
                .extracting(RowsChanged::table, RowsChanged::change, RowsChanged::rows)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("publishers", Change.CREATED, 1L),
                        org.assertj.core.api.Assertions.tuple("publishers", Change.CREATED, 1L),
                        org.assertj.core.api.Assertions.tuple("publishers", Change.DELETED, 2L));
        told.changes.clear();
        answer(
                "mutation { a: createPublisher(input: {name: \"T-3\"}) { id } b: createPublisher(input: {name: \"T-3\"}) { id } }");
        assertThat(told.changes).isEmpty();
        told.isInTransaction = true;
        answer("mutation { createPublisher(input: {name: \"T-3\"}) { id } }");
        assertThat(told.changes).hasSize(1);
    }

    /** Regression: rows of books that were created inside of an author were told as authors, and whoever keeps books was told nothing. */
    @Test
    void rowsInsideOthersAreToldAsTheirOwn() {
        answer(
                "mutation { createAuthor(input: {fullName: \"T-1\", country: \"X\", books: {create: [{isbn: \"9780000009998\","
                        + " title: \"T-1\", genre: novel, publishedOn: \"2000-01-01\", price: 1}, {isbn: \"9780000009997\", title: \"T-2\", genre: novel,"
                        + " publishedOn: \"2000-01-01\", price: 1}]}}) { id } }");
        assertThat(told.changes)
                .extracting(RowsChanged::table, RowsChanged::change, RowsChanged::rows)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("authors", Change.CREATED, 1L),
                        org.assertj.core.api.Assertions.tuple("books", Change.CREATED, 2L));
        told.changes.clear();
        answer("mutation { createPublisher(input: {name: \"T-1\", books: {connect: [{id: 2}]}}) { id } }");
        assertThat(told.changes)
                .extracting(RowsChanged::table, RowsChanged::change, RowsChanged::rows)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("publishers", Change.CREATED, 1L),
                        org.assertj.core.api.Assertions.tuple("books", Change.UPDATED, 1L));
        answer("mutation { updateBook(id: 2, input: {publisherId: 1}) { id } }");
    }

    @Test
    void whatAnInterceptorAsksIsNotIntercepted() {
        Queries queries = new TypedQueries(engine, TransactionEnd.NEVER);
        interceptor.rows.put("authors", field("country").equalTo("France"));
        record Id(int id) {}
        interceptor.before =
                () -> assertThat(queries.from("authors").as(Id.class).count()).isEqualTo(12);
        assertThat(answer("{ authors { id } }")).isEqualTo("{\"data\":{\"authors\":[{\"id\":4}]}}");
        assertThat(interceptor.begun).hasSize(1);
    }
}
