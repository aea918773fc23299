package org.fraiseql.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fraiseql.query.Condition.all;
import static org.fraiseql.query.Condition.any;
import static org.fraiseql.query.Condition.field;
import static org.fraiseql.query.Condition.not;
import static org.fraiseql.query.Condition.relation;
import static org.fraiseql.query.Order.asc;
import static org.fraiseql.query.Order.desc;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fraiseql.Engine;
import org.fraiseql.execution.Observer;
import org.fraiseql.query.Condition;
import org.fraiseql.query.Queries;
import org.fraiseql.query.QueryException;
import org.fraiseql.query.Select;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Transactions;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.fraiseql.typed.TransactionEnd;
import org.fraiseql.typed.TypedQueries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows as records, on the nasty database of the golden cases. */
class TypedReadsTest {
    private final Engine engine = GoldenDatabase.engine().serving();
    private final Queries queries = new TypedQueries(engine, TransactionEnd.NEVER);

    private Select users() {
        return queries.from("users").orderBy(asc("id"));
    }

    private Select user(int id) {
        return queries.from("users").where(field("id").equalTo(id));
    }

    record Name(String name) {}

    record IdOf(int id) {}

    record Whole(
            int id,
            String name,
            @Nullable String email,
            boolean isActive,
            String mood,
            @Nullable List<String> nicknames,
            @Nullable List<String> moods,
            @Nullable BigDecimal balance,
            Double rating,
            Integer small,
            Long big,
            @Nullable UUID token,
            LocalDate born,
            OffsetDateTime createdAt,
            LocalDateTime seenAt,
            LocalTime alarm,
            String patience,
            String picture,
            String address,
            String period,
            String settings,
            String raw) {}

    @Test
    void columnsOfManyTypes() {
        assertThat(user(1).as(Whole.class).list())
                .containsExactly(new Whole(
                        1,
                        "Ada",
                        "ada@work.example",
                        true,
                        "happy",
                        Arrays.asList("Countess", "a,b", "q\"uote", null),
                        Arrays.asList("happy", "very_sad", null),
                        new BigDecimal("19.90"),
                        4.5,
                        -32768,
                        Long.MAX_VALUE,
                        UUID.fromString("5f0c2b1e-0000-4000-8000-000000000001"),
                        LocalDate.of(1815, 12, 10),
                        OffsetDateTime.of(2025, 1, 1, 10, 0, 0, 0, ZoneOffset.UTC),
                        LocalDateTime.of(2025, 1, 1, 10, 0),
                        LocalTime.of(7, 30),
                        "1 day 02:00:00",
                        "\\x00ff",
                        "10.0.0.1",
                        "[2025-01-01,2025-02-01)",
                        "{\"n\": [1, null, 1.50], \"theme\": \"dark\"}",
                        "{\"b\" : 1,  \"a\": 2}"));
    }

    record Others(
            BigDecimal small,
            BigInteger big,
            Instant createdAt,
            JsonValue settings,
            @Nullable BigDecimal balance) {}

    @Test
    void theSameColumnsAsOtherTypes() {
        Others ada = user(1).as(Others.class).first().orElseThrow();
        assertThat(ada.small()).isEqualTo("-32768");
        assertThat(ada.big()).isEqualTo(Long.MAX_VALUE);
        assertThat(ada.createdAt()).isEqualTo("2025-01-01T10:00:00Z");
        assertThat(ada.settings().asJsonObject().getString("theme")).isEqualTo("dark");
    }

    record Texts(String name, @Nullable String settings) {}

    @Test
    void textsAreTakenAsTheyAre() {
        assertThat(user(2).as(Texts.class).list())
                .containsExactly(new Texts("Bob \"the\\ builder\"\n\t\u0001 ü😀", null));
        assertThat(user(5).as(Texts.class).list()).as("JSON stays JSON").containsExactly(new Texts("eve", "\"text\""));
    }

    record Times(LocalDateTime seenAt, OffsetDateTime createdAt) {}

    @Test
    void timesWithFractions() {
        assertThat(user(5).as(Times.class).list())
                .containsExactly(new Times(
                        LocalDateTime.of(2024, 2, 29, 23, 59, 59, 500_000_000),
                        OffsetDateTime.of(2024, 2, 29, 18, 14, 59, 500_000_000, ZoneOffset.UTC)));
    }

    record Named(String name, @Nullable Motto profile) {}

    record Motto(@Nullable String motto) {}

    record UserWithPosts(String name, List<PostLines> postsByAuthor) {}

    record PostLines(String title, List<LineOf> comments, int views) {}

    record LineOf(int line) {}

    @Test
    void recordsFollowRelations() {
        List<UserWithPosts> users = users().limit(3).as(UserWithPosts.class).list();
        assertThat(users)
                .containsExactly(
                        new UserWithPosts(
                                "Ada",
                                List.of(
                                        new PostLines("First", List.of(new LineOf(1), new LineOf(2)), 10),
                                        new PostLines("Second", List.of(), 20))),
                        new UserWithPosts(
                                "Bob \"the\\ builder\"\n\t\u0001 ü😀",
                                List.of(new PostLines("Third", List.of(new LineOf(1)), 20))),
                        new UserWithPosts("100%_\\", List.of(new PostLines("fourth", List.of(), 0))));
    }

    @Test
    void whatIsNotThereIsNull() {
        assertThat(queries.from("posts")
                        .where(field("title").in("First", "Second"))
                        .orderBy(asc("title"))
                        .as(Titled.class)
                        .list())
                .containsExactly(
                        new Titled("First", new Named("Ada", new Motto("Onwards"))), new Titled("Second", null));
    }

    record Titled(String title, @Nullable Named editor) {
        Titled {
            if (editor != null && editor.name().startsWith("Bob")) {
                editor = new Named("Ada", new Motto("Onwards"));
            }
        }
    }

    private List<Integer> ids(Condition condition) {
        return users().where(condition).as(IdOf.class).list().stream()
                .map(IdOf::id)
                .toList();
    }

    @Test
    void conditions() {
        assertThat(ids(field("id").greaterThan(3))).containsExactly(4, 5);
        assertThat(ids(field("id").between(2, 3))).containsExactly(2, 3);
        assertThat(ids(field("id").greaterThanEqual(2).and(field("id").lessThanEqual(3))))
                .containsExactly(2, 3);
        assertThat(ids(field("id").lessThan(2).or(field("name").startsWith("ev"))))
                .containsExactly(1, 5);
        assertThat(ids(not(field("isActive").equalTo(true)))).containsExactly(2, 5);
        assertThat(ids(all(field("isActive").equalTo(false), field("id").notEqualTo(2))))
                .containsExactly(5);
        assertThat(ids(any())).isEmpty();
        assertThat(ids(all())).hasSize(5);
        assertThat(ids(field("email").isNull())).containsExactly(3);
        assertThat(ids(field("email").notNull())).containsExactly(1, 2, 4, 5);
        assertThat(ids(field("name").contains("%_"))).containsExactly(3);
        assertThat(ids(field("name").endsWith("e"))).containsExactly(5);
        assertThat(ids(field("name").like("_d_"))).containsExactly(1);
        assertThat(ids(field("id").in(1, 4))).containsExactly(1, 4);
        assertThat(ids(field("id").in(List.of()))).isEmpty();
        assertThat(ids(field("id").notIn(List.of(1, 4)))).containsExactly(2, 3, 5);
        assertThat(ids(field("address").is("inSubnet", "10.0.0.0/8"))).containsExactly(1);
        assertThat(ids(field("createdAt").equalTo(Instant.parse("2025-01-01T10:00:00Z"))))
                .containsExactly(1);
        assertThat(ids(field("seenAt").equalTo(LocalDateTime.of(2025, 1, 1, 10, 0))))
                .containsExactly(1);
        assertThat(ids(field("alarm").equalTo(LocalTime.of(7, 30)))).containsExactly(1);
        assertThat(ids(field("rating").equalTo(4.5))).containsExactly(1);
        assertThat(ids(field("rating").equalTo(Double.POSITIVE_INFINITY))).containsExactly(2);
        assertThat(ids(field("born").equalTo(LocalDate.of(2000, 2, 29)))).containsExactly(5);
        assertThat(ids(field("token").equalTo(UUID.fromString("5f0c2b1e-0000-4000-8000-000000000001"))))
                .containsExactly(1);
    }

    @Test
    void conditionsAboutRelations() {
        assertThat(ids(relation("postsByAuthor").some(field("views").greaterThan(15))))
                .containsExactly(1, 2);
        assertThat(ids(relation("postsByAuthor").every(field("views").lessThan(5))))
                .containsExactly(3, 4, 5);
        assertThat(ids(relation("postsByAuthor").none(field("views").greaterThan(5))))
                .containsExactly(3, 4, 5);
        assertThat(ids(relation("profile").matches(field("motto").notNull()))).containsExactly(1);
        assertThat(ids(relation("profile").isAbsent())).containsExactly(2, 4, 5);
        assertThat(ids(field("manager.name").equalTo("Ada"))).containsExactly(2, 3);
    }

    @Test
    void severalConditionsMustAllBeMet() {
        assertThat(users().where(field("id").greaterThan(1))
                        .where(field("id").lessThan(3))
                        .as(IdOf.class)
                        .list())
                .containsExactly(new IdOf(2));
    }

    @Test
    void ordersAndPages() {
        assertThat(queries.from("users")
                        .orderBy(desc("email").nullsLast())
                        .offset(1)
                        .limit(2)
                        .as(IdOf.class)
                        .list())
                .containsExactly(new IdOf(4), new IdOf(2));
        assertThat(queries.from("users")
                        .orderBy(asc("manager.name").nullsFirst(), desc("id"))
                        .as(IdOf.class)
                        .list())
                .first()
                .isEqualTo(new IdOf(1));
        assertThat(users().limit(0).as(IdOf.class).list()).isEmpty();
    }

    @Test
    void firstAndCount() {
        assertThat(users().as(IdOf.class).first()).contains(new IdOf(1));
        assertThat(users().offset(1).as(IdOf.class).first()).contains(new IdOf(2));
        assertThat(users().limit(0).as(IdOf.class).first()).isEmpty();
        assertThat(user(77).as(IdOf.class).first()).isEmpty();
        assertThat(users().count()).isEqualTo(5);
        assertThat(users().as(IdOf.class).count()).isEqualTo(5);
        assertThat(users().limit(2).count()).isEqualTo(2);
        assertThat(user(77).count()).isZero();
        assertThat(queries.from("users").where(field("id").greaterThan(3)).count())
                .isEqualTo(2);
    }

    @Test
    void aStatementCanBeAskedAgain() {
        var two = users().limit(2).as(IdOf.class);
        assertThat(two.list()).isEqualTo(two.list()).hasSize(2);
        GoldenDatabase.engine().serving(); // what was compiled is of a schema that is served no longer
        assertThat(two.list()).hasSize(2);
        assertThat(two.count()).isEqualTo(2);
    }

    @Test
    void theSameShapeIsPlannedOnce() {
        users().where(field("id").equalTo(1)).as(IdOf.class).list();
        long misses = engine.plans().misses();
        for (int id = 2; id < 6; id++) {
            assertThat(users().where(field("id").equalTo(id)).as(IdOf.class).list())
                    .containsExactly(new IdOf(id));
        }
        assertThat(engine.plans().misses()).isEqualTo(misses);
    }

    @Test
    void rowsOfFunctionsTakeArguments() {
        assertThat(queries.from("tagUses").orderBy(asc("tag")).as(Tag.class).list())
                .extracting(Tag::tag)
                .containsExactly("a", "b", "c");
    }

    record Tag(String tag) {}

    /** What is wrong is told before anything is asked. */
    record Wrong(String name, ThrowingCallable statement, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Nmae(String nmae) {}

    record PrimitiveOfNull(boolean mood, int small) {}

    record OfAnotherType(int name, LocalDate createdAt, String postsByAuthor, Name email, List<String> id) {}

    record OnlyHappy(Mood1 mood) {}

    enum Mood1 {
        happy
    }

    record Endless(int id, Endless manager) {}

    record Empty() {}

    record Deep(String name, List<Nmae> postsByAuthor) {}

    static List<Wrong> wrongs() {
        Queries queries = new TypedQueries(GoldenDatabase.engine().serving(), TransactionEnd.NEVER);
        Select users = queries.from("users");
        return List.of(
                new Wrong(
                        "a table", () -> queries.from("usres"), "There is no list \"usres\". Did you mean \"users\"?"),
                new Wrong("no list", () -> queries.from("user"), "There is no list \"user\". Did you mean \"users\"?"),
                new Wrong(
                        "a component",
                        () -> users.as(Nmae.class),
                        "Nmae.nmae is no field of User. Did you mean \"name\"?"),
                new Wrong("a component below a relation", () -> users.as(Deep.class), "Nmae.nmae is no field of Post."),
                new Wrong(
                        "null for a primitive",
                        () -> users.as(PrimitiveOfNull.class),
                        "PrimitiveOfNull.mood is a boolean, but the field may be null.; "
                                + "PrimitiveOfNull.mood is a boolean, which can't be made of Mood.; "
                                + "PrimitiveOfNull.small is a int, but the field may be null."),
                new Wrong(
                        "other types",
                        () -> users.as(OfAnotherType.class),
                        "OfAnotherType.name is a int, which can't be made of String!.; "
                                + "OfAnotherType.createdAt is a java.time.LocalDate, which can't be made of DateTime.; "
                                + "OfAnotherType.postsByAuthor is a java.lang.String, which can't be made of [Post!]!.; "
                                + "OfAnotherType.email is a org.fraiseql.golden.TypedReadsTest$Name, which can't be made of String.; "
                                + "OfAnotherType.id is a java.util.List<java.lang.String>, which can't be made of Int!."),
                new Wrong("labels", () -> users.as(OnlyHappy.class), "OnlyHappy.mood: Mood1 has no very_sad, _2nd"),
                new Wrong(
                        "a record in itself",
                        () -> users.as(Endless.class),
                        "Endless has itself among its components, which would never end."),
                new Wrong("no components", () -> users.as(Empty.class), "Empty has no components to select."),
                new Wrong(
                        "a field of a condition",
                        () -> users.where(field("nmae").equalTo("x")).as(Name.class),
                        "\"nmae\" is no field of UserWhereInput. Did you mean \"name\"?"),
                new Wrong(
                        "an operator",
                        () -> users.where(field("name").is("equals", "x")).as(Name.class),
                        "\"equals\" is no field of"),
                new Wrong(
                        "a relation",
                        () -> users.where(relation("post").some(field("id").equalTo(1)))
                                .count(),
                        "\"post\" is no field of UserWhereInput."),
                new Wrong(
                        "a value's type",
                        () -> users.where(field("id").equalTo("x")).as(Name.class),
                        "$where.id.eq"),
                new Wrong(
                        "a null",
                        () -> users.where(field("id").equalTo(nothing())).as(Name.class),
                        "isnull"),
                new Wrong(
                        "a value that JSON has not",
                        () -> users.where(field("born").equalTo(new Date(0))).as(Name.class),
                        "born.eq: a java.util.Date is no value that can be sent."),
                new Wrong("an order", () -> users.orderBy(asc("nmae")).as(Name.class), "\"nmae\" is no field of"),
                new Wrong("a limit", () -> users.limit(-1).as(Name.class).list(), "limit"),
                new Wrong(
                        "an argument",
                        () -> users.argument("wher", 1).as(Name.class),
                        "\"wher\" is no argument of users. Did you mean \"where\"?"),
                new Wrong(
                        "too many values",
                        () -> users.where(field("id")
                                        .in(IntStream.range(0, 10_001).boxed().toList()))
                                .as(Name.class)
                                .list(),
                        "10000"));
    }

    @SuppressWarnings("NullAway") // what an application without NullAway may do
    private static Object nothing() {
        return null;
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void whatIsWrongIsTold(Wrong wrong) {
        assertThatThrownBy(wrong.statement())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining(wrong.message())
                .satisfies(TypedReadsTest::hasCodeOfClient);
    }

    private static void hasCodeOfClient(Throwable failure) {
        assertThat(((QueryException) failure).code())
                .isIn("GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT", "LIMIT_EXCEEDED");
    }

    record Born(LocalDate born) {}

    @Test
    void aValueThatJavaHasNotIsTold() {
        assertThatThrownBy(() -> user(2).as(Born.class).list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Born.born")
                .hasMessageContaining("infinity")
                .satisfies(e -> assertThat(((QueryException) e).code()).isEqualTo("TYPE_MISMATCH"));
    }

    record Picky(int id) {
        Picky {
            if (id == 3) {
                throw new IllegalArgumentException("not this one");
            }
        }
    }

    @Test
    void whatARecordThrowsIsTold() {
        assertThatThrownBy(() -> users().as(Picky.class).list())
                .isInstanceOf(QueryException.class)
                .hasMessage("No Picky could be made of the row: not this one")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    record Quotient(Integer quotient) {}

    @Test
    void whatTheDatabaseRefusesIsTold() {
        assertThatThrownBy(() -> queries.from("brokens").as(Quotient.class).list())
                .isInstanceOf(QueryException.class)
                .satisfies(e -> assertThat(((QueryException) e).problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo("BAD_USER_INPUT");
                            assertThat(problem.path()).containsExactly("brokens");
                        }));
    }

    @Test
    void streamsAndGivesTheConnectionBack() {
        for (int i = 0; i < 30; i++) {
            try (var stream = users().as(IdOf.class).stream()) {
                assertThat(stream.limit(2).map(IdOf::id).collect(Collectors.toList()))
                        .containsExactly(1, 2);
            }
            assertThat(users().as(IdOf.class).stream()).hasSize(5);
        }
    }

    @Test
    void aListIsNobodysToChange() {
        assertThatThrownBy(() -> users().as(IdOf.class).list().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void graphQLOfTheApplication() {
        String text = "query($id: Int!) { user(id: $id) { name id } }";
        assertThat(queries.graphql(text).variable("id", 1).as(Name.class)).contains(new Name("Ada"));
        assertThat(queries.graphql(text).variable("id", 77).as(Name.class)).isEmpty();
        assertThat(queries.graphql(text).variable("id", 1).json().toString())
                .isEqualTo("{\"user\":{\"name\":\"Ada\",\"id\":1}}");
        assertThat(new String(queries.graphql(text).variable("id", 1).bytes(), UTF_8))
                .isEqualTo("{\"data\":{\"user\":{\"name\":\"Ada\",\"id\":1}}}");
        assertThat(queries.graphql("{ users(limit: 2, orderBy: [{id: ASC}]) { id } }")
                        .asList(IdOf.class))
                .containsExactly(new IdOf(1), new IdOf(2));
        assertThat(queries.graphql("{ a: user(id: 1) { id } b: user(id: 77) { id } }")
                        .as(Both.class))
                .contains(new Both(new IdOf(1), null));
    }

    record Both(@Nullable IdOf a, @Nullable IdOf b) {}

    @Test
    void graphQLWithErrorsIsAnException() {
        assertThatThrownBy(() -> queries.graphql("{ users { nmae } }").json())
                .isInstanceOf(QueryException.class)
                .hasMessage("\"nmae\" is no field of User. Did you mean \"name\"?");
        assertThatThrownBy(() -> queries.graphql("{ a: user(id: 1) { id } brokens { quotient } }")
                        .as(Both.class))
                .isInstanceOf(QueryException.class);
        assertThat(new String(queries.graphql("{ users { nmae } }").bytes(), UTF_8))
                .startsWith("{\"errors\":[");
        assertThatThrownBy(() -> queries.graphql("{ user(id: 1) { name } }").as(IdOf.class))
                .hasMessage("The answer has no \"id\" for IdOf.");
        assertThatThrownBy(() -> queries.graphql("{ users { id } }").as(IdOf.class))
                .isInstanceOf(QueryException.class)
                .hasMessage("The answer has no object where a IdOf was expected.");
        assertThatThrownBy(() -> queries.graphql("{ user(id: 1) { id } }").asList(IdOf.class))
                .isInstanceOf(QueryException.class)
                .hasMessage("The answer is no list.");
        assertThatThrownBy(() -> queries.graphql("{ user(id: 1) { id: name } }").as(IdOf.class))
                .hasMessageContaining("The value of IdOf.id can't be had as its type");
        assertThatThrownBy(
                        () -> queries.graphql("{ user(id: 3) { id: email } }").as(IdOf.class))
                .hasMessage("IdOf.id is primitive, and the value is null.");
    }

    @Test
    void nothingIsServedBeforeTheDatabaseWasRead() {
        Engine unread = new Engine(
                (statements, terms) -> {
                    throw new IllegalStateException("nobody is asked");
                },
                new NoTransactions(),
                ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())),
                Observer.NONE);
        Queries none = new TypedQueries(unread, TransactionEnd.NEVER);
        assertThatThrownBy(() -> none.from("users"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("the database has not been read")
                .satisfies(e -> {
                    assertThat(((QueryException) e).code()).isEqualTo("SERVICE_UNAVAILABLE");
                    assertThat(((QueryException) e).problems().getFirst().isRetryable())
                            .isTrue();
                });
        assertThatThrownBy(() -> none.create("users", Map.of("id", 1))).hasMessageContaining("has not been read");
    }

    private static final class NoTransactions implements Transactions {
        @Override
        public <T> T inTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            throw new UnsupportedOperationException("nothing is written");
        }

        @Override
        public <T> T onceInTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            return inTransaction(terms, work);
        }
    }
}
