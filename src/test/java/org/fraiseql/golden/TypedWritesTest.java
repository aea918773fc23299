package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fraiseql.query.Condition.all;
import static org.fraiseql.query.Condition.field;
import static org.fraiseql.query.Order.asc;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fraiseql.query.Change;
import org.fraiseql.query.OnConflict;
import org.fraiseql.query.Queries;
import org.fraiseql.query.QueryException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Writes of an application, which stay: on the sample database of the run command. */
class TypedWritesTest {
    private static final UUID CUSTOMER = UUID.fromString("00000000-0000-0000-0000-00000000feed");

    private static final List<String> WRONG = List.of("BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED");

    private final Queries queries = Bookshop.queries();

    @AfterEach
    void tidy() {
        SharedDatabase.execute(
                Bookshop.dataSource(),
                "DELETE FROM publisher WHERE name LIKE 'T-%'",
                "DELETE FROM review WHERE customer_id = '" + CUSTOMER + "'",
                "DELETE FROM customer_order WHERE customer_id = '" + CUSTOMER + "'",
                "DELETE FROM customer WHERE id = '" + CUSTOMER + "'",
                "DELETE FROM book WHERE isbn = '9780000009999'");
    }

    record NewPublisher(String name, @Nullable String website) {}

    record Publisher(int id, String name, @Nullable String website) {}

    private List<String> names() {
        return queries
                .from("publishers")
                .where(field("name").startsWith("T-"))
                .orderBy(asc("name"))
                .as(NewPublisher.class)
                .list()
                .stream()
                .map(NewPublisher::name)
                .toList();
    }

    @Test
    void createsARow() {
        Publisher made = queries.create("publishers", new NewPublisher("T-1", null), Publisher.class);
        assertThat(made).isEqualTo(new Publisher(made.id(), "T-1", null));
        queries.create("publishers", Map.of("name", "T-2"));
        assertThat(names()).containsExactly("T-1", "T-2");
    }

    @Test
    void createsRows() {
        assertThat(queries.createAll(
                        "publishers",
                        List.of(new NewPublisher("T-1", null), Map.of("name", "T-2", "website", "x")),
                        NewPublisher.class))
                .containsExactly(new NewPublisher("T-1", null), new NewPublisher("T-2", "x"));
        assertThat(queries.createAll("publishers", List.of(Map.of("name", "T-3"))))
                .isEqualTo(1);
        assertThat(names()).containsExactly("T-1", "T-2", "T-3");
    }

    record Site(String website) {}

    @Test
    void meetsRowsThatAreThereAsIsSaid() {
        queries.create("publishers", new NewPublisher("T-1", "old"));
        OnConflict byName = OnConflict.on("publisher_name_key").update("website");
        queries.upsert("publishers", new NewPublisher("T-1", "new"), byName);
        assertThat(queries.upsert("publishers", new NewPublisher("T-1", "newer"), byName, Site.class))
                .contains(new Site("newer"));
        OnConflict never = byName.where(field("website").equalTo("none"));
        assertThat(queries.upsert("publishers", new NewPublisher("T-1", "newest"), never, Site.class))
                .isEmpty();
        assertThat(queries.upsertAll(
                        "publishers", List.of(new NewPublisher("T-1", "last"), new NewPublisher("T-2", "x")), byName))
                .isEqualTo(2);
        assertThat(queries.from("publishers")
                        .where(field("name").equalTo("T-1"))
                        .as(Site.class)
                        .list())
                .containsExactly(new Site("last"));
        assertThatThrownBy(() ->
                        queries.upsert("publishers", new NewPublisher("T-1", null), OnConflict.on("publisher_nam_key")))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("publisher_name_key");
    }

    record PagesAndTags(Integer pages, List<String> tags) {}

    @Test
    void hasTheDatabaseComputeChanges() {
        PagesAndTags before = queries.from("books")
                .where(field("id").equalTo(1))
                .as(PagesAndTags.class)
                .first()
                .orElseThrow();
        Optional<PagesAndTags> after = queries.update(
                "books",
                1,
                Map.of("pages", Change.increment(8), "tags", Change.append(List.of("T-tag"))),
                PagesAndTags.class);
        assertThat(after.orElseThrow().pages()).isEqualTo(before.pages() + 8);
        assertThat(after.orElseThrow().tags()).hasSize(before.tags().size() + 1).contains("T-tag");
        assertThat(queries.updateAll(
                        "books", field("id").equalTo(1), Map.of("pages", Change.increment(-8), "tags", before.tags())))
                .isEqualTo(1);
        assertThat(queries.from("books")
                        .where(field("id").equalTo(1))
                        .as(PagesAndTags.class)
                        .first())
                .contains(before);
        assertThatThrownBy(() -> queries.update("books", 1, Map.of("pages", Change.by("incremnt", 1))))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("increment");
    }

    record NewBook(
            String isbn,
            String title,
            int authorId,
            Genre genre,
            LocalDate publishedOn,
            BigDecimal price,
            Optional<Integer> pages,
            Optional<Boolean> inPrint,
            List<String> tags,
            JsonValue attributes,
            OffsetDateTime createdAt) {}

    enum Genre {
        novel,
        mystery
    }

    record Book(
            String title,
            boolean inPrint,
            @Nullable Integer pages,
            List<String> tags,
            String attributes,
            Instant createdAt) {}

    @Test
    void writesValuesOfManyTypesAndLeavesOutWhatIsEmpty() {
        NewBook book = new NewBook(
                "9780000009999",
                "Typed",
                1,
                Genre.mystery,
                LocalDate.of(2026, 1, 2),
                new BigDecimal("1.50"),
                Optional.of(7),
                Optional.empty(),
                List.of("a", "b"),
                Json.createObjectBuilder().add("n", 1).build(),
                OffsetDateTime.of(2026, 1, 1, 1, 0, 0, 0, ZoneOffset.ofHours(1)));
        assertThat(queries.create("books", book, Book.class))
                .isEqualTo(new Book(
                        "Typed", true, 7, List.of("a", "b"), "{\"n\": 1}", Instant.parse("2026-01-01T00:00:00Z")));
    }

    record NewReview(int bookId, int rating, Instant createdAt, Created customer) {}

    record Created(NewCustomer create) {}

    record NewCustomer(UUID id, String email, String fullName, Instant joinedAt) {}

    record Reviewed(int rating, Customer customer) {}

    record Customer(String fullName) {}

    @Test
    void writesRowsThatBelongTogether() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        NewReview review =
                new NewReview(1, 4, now, new Created(new NewCustomer(CUSTOMER, "feed@example", "Feed", now)));
        assertThat(queries.create("reviews", review, Reviewed.class)).isEqualTo(new Reviewed(4, new Customer("Feed")));
    }

    @Test
    void changesARow() {
        int id = queries.create("publishers", new NewPublisher("T-1", "x"), Publisher.class)
                .id();
        assertThat(queries.update("publishers", id, Map.of("name", "T-2"), Publisher.class))
                .contains(new Publisher(id, "T-2", "x"));
        Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
        nothing.put("website", null);
        assertThat(queries.update("publishers", Map.of("id", id), nothing)).isTrue();
        assertThat(queries.update("publishers", -1, Map.of("name", "T-3"))).isFalse();
        assertThat(queries.update("publishers", -1, Map.of("name", "T-3"), Publisher.class))
                .isEmpty();
        assertThat(queries.from("publishers")
                        .where(field("id").equalTo(id))
                        .as(Publisher.class)
                        .list())
                .containsExactly(new Publisher(id, "T-2", null));
    }

    record Line(int quantity) {}

    record LineKey(long orderId, int bookId) {}

    record OrderId(long id) {}

    @Test
    void aKeyOfSeveralColumnsIsARecordOrAMap() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        queries.create("customers", new NewCustomer(CUSTOMER, "feed@example", "Feed", now));
        long order = queries.create("customerOrders", Map.of("customerId", CUSTOMER, "orderedAt", now), OrderId.class)
                .id();
        queries.create("orderLines", Map.of("orderId", order, "bookId", 1, "quantity", 2, "unitPrice", 3));
        assertThat(queries.update("orderLines", new LineKey(order, 1), Map.of("quantity", 5), Line.class))
                .contains(new Line(5));
        assertThat(queries.delete("orderLines", Map.of("orderId", order, "bookId", 1), Line.class))
                .contains(new Line(5));
        assertThatThrownBy(() -> queries.delete("orderLines", order))
                .hasMessage("The key of orderLines has the columns orderId, bookId: give a map or a record of them.");
        assertThatThrownBy(() -> queries.delete("orderLines", Map.of("orderId", order, "book", 1)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("orderId, bookId");
    }

    @Test
    void changesRowsThatMeetACondition() {
        queries.createAll("publishers", List.of(Map.of("name", "T-1"), Map.of("name", "T-2")));
        assertThat(queries.updateAll("publishers", field("name").startsWith("T-"), Map.of("website", "y")))
                .isEqualTo(2);
        assertThat(queries.updateAll(
                        "publishers", field("name").equalTo("T-2"), Map.of("website", "z"), NewPublisher.class))
                .containsExactly(new NewPublisher("T-2", "z"));
        assertThat(queries.deleteAll("publishers", field("name").equalTo("T-1"), NewPublisher.class))
                .containsExactly(new NewPublisher("T-1", "y"));
        assertThat(queries.deleteAll("publishers", field("name").startsWith("T-")))
                .isEqualTo(1);
        assertThat(names()).isEmpty();
    }

    @Test
    void createsOrChanges() {
        Map<String, Object> row =
                Map.of("id", CUSTOMER, "email", "a@example", "fullName", "A", "joinedAt", Instant.EPOCH);
        queries.upsert("customers", row);
        Map<String, Object> other = new LinkedHashMap<>(row);
        other.put("fullName", "B");
        assertThat(queries.upsert("customers", other, Customer.class)).isEqualTo(new Customer("B"));
        other.put("fullName", "C");
        assertThat(queries.upsertAll("customers", List.of(other), Customer.class))
                .containsExactly(new Customer("C"));
        assertThat(queries.upsertAll("customers", List.of(other))).isEqualTo(1);
    }

    @Test
    void deletesARow() {
        int id = queries.create("publishers", new NewPublisher("T-1", "x"), Publisher.class)
                .id();
        assertThat(queries.delete("publishers", id, Publisher.class)).contains(new Publisher(id, "T-1", "x"));
        assertThat(queries.delete("publishers", id, Publisher.class)).isEmpty();
        assertThat(queries.delete("publishers", id)).isFalse();
    }

    private static void fails(ThrowingCallable write, String code, String message) {
        assertThatThrownBy(write)
                .isInstanceOf(QueryException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(((QueryException) e).code()).isEqualTo(code))
                .satisfies(e -> assertThat(((QueryException) e).isStatementWrong())
                        .as("the statement is wrong")
                        .isEqualTo(WRONG.contains(code)));
    }

    @Test
    void whatIsWrongIsToldAndNothingIsDone() {
        fails(
                () -> queries.create("publisher", Map.of("name", "T-1")),
                "GRAPHQL_VALIDATION_FAILED",
                "There is no list \"publisher\". Did you mean \"publishers\"?");
        fails(
                () -> queries.create("publishers", Map.of("nmae", "T-1")),
                "BAD_USER_INPUT",
                "\"nmae\" is no field of PublisherCreateInput. Did you mean \"name\"?");
        fails(() -> queries.create("publishers", Map.of("website", "x")), "BAD_USER_INPUT", "name");
        fails(() -> queries.create("publishers", "T-1"), "BAD_USER_INPUT", "input: a row is a record or a map");
        fails(
                () -> queries.create("publishers", Map.of("name", new StringBuilder("T-1"))),
                "BAD_USER_INPUT",
                "input.name: a java.lang.StringBuilder is no value that can be sent.");
        fails(
                () -> queries.create("publishers", Map.of("name", "T-1"), Wrong.class),
                "GRAPHQL_VALIDATION_FAILED",
                "Wrong.nmae is no field of Publisher. Did you mean \"name\"?");
        fails(() -> queries.update("publishers", "one", Map.of("name", "T-1")), "BAD_USER_INPUT", "$id");
        fails(
                () -> queries.update("bookStatistics", 1, Map.of("title", "x")),
                "GRAPHQL_VALIDATION_FAILED",
                "Rows of bookStatistics can't be written so");
        fails(() -> queries.deleteAll("publishers", all()), "BAD_USER_INPUT", "would write every row");
        fails(
                () -> queries.updateAll("publishers", all(), Map.of("name", "T-1")),
                "BAD_USER_INPUT",
                "Give a condition");
        assertThat(names()).isEmpty();
        assertThat(queries.from("publishers").count()).isEqualTo(3);
    }

    record Wrong(String nmae) {}

    /** What a client has given and the database does not take is no mistake of the bean's that passes it on. */
    @Test
    void whatTheDatabaseDoesNotTakeIsNotTheStatements() {
        for (String tooLong : List.of("1234567890123", "12345678901234567890")) {
            assertThatThrownBy(() -> queries.update("books", 1, Map.of("isbn", tooLong + "x")))
                    .isInstanceOfSatisfying(QueryException.class, e -> assertThat(e.isStatementWrong())
                            .as(e.getMessage())
                            .isFalse());
        }
    }

    @Test
    void allOrNothing() {
        fails(
                () -> queries.createAll("publishers", List.of(Map.of("name", "T-1"), Map.of("name", "T-1"))),
                "CONSTRAINT_VIOLATION",
                "name");
        fails(
                () -> queries.graphql(
                                "mutation($n: String!) { a: createPublisher(input: {name: $n}) { id } b: createPublisher(input: {name: $n}) { id } }")
                        .variable("n", "T-1")
                        .json(),
                "CONSTRAINT_VIOLATION",
                "name");
        assertThat(names()).isEmpty();
    }
}
