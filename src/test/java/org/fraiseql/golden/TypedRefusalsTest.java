package org.fraiseql.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fraiseql.query.Condition.field;
import static org.fraiseql.query.Condition.relation;
import static org.fraiseql.query.Order.asc;

import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fraiseql.Engine;
import org.fraiseql.WithoutTransactions;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Observer;
import org.fraiseql.golden.TypedReadsTest.Both;
import org.fraiseql.golden.TypedReadsTest.IdOf;
import org.fraiseql.golden.TypedReadsTest.Name;
import org.fraiseql.query.Queries;
import org.fraiseql.query.QueryException;
import org.fraiseql.query.Select;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.Rows;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.fraiseql.typed.TransactionEnd;
import org.fraiseql.typed.TypedQueries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Typed queries that do not fit, and those that fail, on the nasty database of the golden cases. */
class TypedRefusalsTest {
    private static final FraiseqlConfig CONFIG = ConfigReader.read(new WrittenConfig(new LinkedHashMap<>()));

    /** What is found when values are bound, as the database might find it. */
    private static final List<String> OF_VALUES = List.of("a limit", "too many values");

    private final Engine engine = GoldenDatabase.engine().serving();
    private final Queries queries = new TypedQueries(engine, TransactionEnd.NEVER);

    private Select users() {
        return queries.from("users").orderBy(asc("id"));
    }

    private Select user(int id) {
        return queries.from("users").where(field("id").equalTo(id));
    }

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
                .satisfies(TypedRefusalsTest::hasCodeOfClient)
                .satisfies(failure -> assertThat(((QueryException) failure).isStatementWrong())
                        .as("the statement is wrong, and not its values")
                        .isEqualTo(!OF_VALUES.contains(wrong.name())));
    }

    private static void hasCodeOfClient(Throwable failure) {
        assertThat(((QueryException) failure).code())
                .isIn("GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT", "LIMIT_EXCEEDED");
    }

    /** Regression: a client with valid credentials was told that it had none when a bean asked on a thread of its own. */
    @Test
    void aStatementThatNobodyMakesIsWrong() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fraiseql.security.mode", "required");
        settings.put("fraiseql.security.roles", "buyer");
        Engine ofCallers = new Engine(
                (statements, terms) -> {
                    throw new IllegalStateException("nobody is asked");
                },
                new WithoutTransactions(),
                ConfigReader.read(new WrittenConfig(settings)),
                Observer.NONE);
        assertThatThrownBy(() -> new TypedQueries(ofCallers, TransactionEnd.NEVER).from("users"))
                .isInstanceOfSatisfying(QueryException.class, failure -> {
                    assertThat(failure.code()).isEqualTo("UNAUTHENTICATED");
                    assertThat(failure.isStatementWrong()).isTrue();
                });
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
                .satisfies(
                        e -> assertThat(((QueryException) e).isStatementWrong()).isFalse())
                .satisfies(e -> assertThat(((QueryException) e).problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo("BAD_USER_INPUT");
                            assertThat(problem.path()).containsExactly("brokens");
                        }));
    }

    @Test
    void graphQLWithErrorsIsAnException() {
        assertThatThrownBy(() -> queries.graphql("{ users { nmae } }").json())
                .isInstanceOf(QueryException.class)
                .hasMessage("\"nmae\" is no field of User. Did you mean \"name\"?")
                .satisfies(failure -> assertThat(((QueryException) failure).isStatementWrong())
                        .isTrue());
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
                new WithoutTransactions(),
                CONFIG,
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

    /** Regression: the connection was kept for ever. */
    @Test
    void aFirstRowThatIsNotToBeHadGivesTheConnectionBack() {
        AtomicInteger open = new AtomicInteger();
        Engine breaking = new Engine(
                (statements, terms) -> {
                    open.incrementAndGet();
                    return new ReadSession() {
                        @Override
                        public Rows rows(int statement) {
                            throw new IllegalStateException("broken");
                        }

                        @Override
                        public void close() {
                            open.decrementAndGet();
                        }
                    };
                },
                new WithoutTransactions(),
                CONFIG,
                Observer.NONE);
        breaking.serve(engine.catalog(), engine.schema(), BeanFields.NONE);
        Queries ofBreaking = new TypedQueries(breaking, TransactionEnd.NEVER);
        assertThatThrownBy(() -> ofBreaking.from("users").as(IdOf.class).list()).hasMessage("broken");
        assertThat(open).hasValue(0);
    }
}
