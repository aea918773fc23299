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
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fraiseql.Engine;
import org.fraiseql.query.Condition;
import org.fraiseql.query.Queries;
import org.fraiseql.query.Select;
import org.fraiseql.typed.TransactionEnd;
import org.fraiseql.typed.TypedQueries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
}
