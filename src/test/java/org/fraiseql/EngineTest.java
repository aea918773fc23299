package org.fraiseql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import graphql.Scalars;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Table;
import org.fraiseql.document.DocumentFixture;
import org.fraiseql.document.Explanation;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.KnownOperations;
import org.fraiseql.document.KnownOperations.KnownOperation;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.AnsweredReads;
import org.fraiseql.execution.BeanAnswer;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Caller;
import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.execution.Observation;
import org.fraiseql.execution.Observer;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.execution.RequestTrace;
import org.fraiseql.plan.Plan;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.store.NotedPlace;
import org.fraiseql.store.Place;
import org.fraiseql.store.StubBackend;
import org.fraiseql.store.StubTransactions;
import org.fraiseql.stream.AddedValue;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.StreamInterruptedException;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of a request over a backend with dials, without database and container. */
class EngineTest {
    private static final String LONG_TEXT = "x".repeat(1_000);

    private final Catalog catalog = new DocumentFixture().catalog();
    private final List<Observation> observed = new ArrayList<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @Test
    void answersRootFieldsInTheirOrder() {
        Engine engine = engine(StubBackend.of(2, "7"));
        assertThat(answer(engine, "{ b: users { id } __typename a: posts { id } }")
                        .problems())
                .isEmpty();
        assertThat(response())
                .isEqualTo(
                        "{\"data\":{\"b\":[{\"id\":7},{\"id\":7}],\"__typename\":\"Query\",\"a\":[{\"id\":7},{\"id\":7}]}}");
    }

    @Test
    void statementsSayWhatTheyAreForWhereThatIsAskedFor() {
        StubBackend backend = StubBackend.of(1, "7");
        Engine engine = engine(backend, "fraiseql.db.query-tags", "true");
        answer(engine, "query Ids { users { id } }");
        answer(engine, "query Ids { users { id } }");
        answer(engine, "{ users { id } }");
        List<String> texts = backend.asked().stream()
                .map(asked -> asked.getFirst().statement().jdbcText())
                .toList();
        assertThat(texts.get(0)).matches("(?s)/\\*document='[0-9a-f]{16}',operation='Ids'\\*/ SELECT .*");
        assertThat(texts.get(1)).isEqualTo(texts.get(0));
        assertThat(texts.get(2)).matches("(?s)/\\*document='[0-9a-f]{16}'\\*/ SELECT .*");
        assertThat(backend.asked().getFirst().getFirst().statement().text()).startsWith("/*document='");

        StubBackend untagged = StubBackend.of(1, "7");
        answer(engine(untagged), "query Ids { users { id } }");
        assertThat(untagged.asked().getFirst().getFirst().statement().jdbcText())
                .startsWith("SELECT ");
    }

    @Test
    void answersWithoutTheDatabaseWhatNeedsNone() {
        StubBackend backend = StubBackend.of(1, "7");
        answer(engine(backend), "{ __typename }");
        assertThat(response()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
        assertThat(backend.asked()).isEmpty();
    }

    @Test
    void aRequestThatCannotBeginHasNoData() {
        ExecutionResult result = answer(engine(StubBackend.of(1, "7").refuses(1, "42501")), "{ users { id } }");
        assertThat(response()).startsWith("{\"errors\":[").contains("PERMISSION_DENIED");
        assertThat(result.hasData()).isFalse();
        assertThat(result.failures()).hasSize(1);
    }

    @Test
    void aRootFieldThatFailsIsNullAndTheOthersAnswer() {
        StubBackend backend = StubBackend.of(3, "7").fails(1, 2, "22012");
        ExecutionResult result = answer(engine(backend), "{ a: users { id } b: users { id } c: users { id } }");
        assertThat(response())
                .contains("\"a\":[{\"id\":7}", "\"b\":null,\"c\":[{\"id\":7}", "\"path\":[\"b\"]", "BAD_USER_INPUT");
        assertThat(result.hasData()).isTrue();
        assertThat(backend.closed()).isEqualTo(1);
    }

    @Test
    void aListThatFailsAfterItsFirstBytesHaveLeftIsBrokenOff() {
        StubBackend backend = StubBackend.of(1_000, LONG_TEXT).fails(0, 500, "57P01");
        Engine engine = engine(backend);
        assertThatExceptionOfType(StreamInterruptedException.class)
                .isThrownBy(() -> answer(engine, "{ users { name } }"));
        assertThat(backend.closed()).isEqualTo(1);
        assertThat(observed).singleElement().satisfies(request -> {
            assertThat(request.result()).isEmpty();
            assertThat(request.statements()).hasSize(1);
        });
    }

    @Test
    void whereACostComesFromIsToldToWhoeverAsks() {
        Engine engine = engine(StubBackend.of(1, "7"));
        explained(engine, "{ users(limit: 3) { id } }");
        assertThat(response())
                .isEqualTo("{\"data\":{\"users\":[{\"id\":7}]},\"extensions\":{\"explain\":{\"cost\":3,"
                        + "\"maxCost\":20000000,\"fields\":[{\"field\":\"users\",\"rows\":3,\"cost\":3}]}}}");
    }

    @Test
    void soItIsBesideWhatBeansAdd() {
        BeanFields beans = (request, catalogFields, deadline) ->
                new BeanAnswer(true, fields("a", "__schema"), List.of(), Map.of("trace", "[1]"));
        Engine engine = new Engine(StubBackend.of(1, "7"), new WithoutTransactions(), config(), Observer.NONE);
        engine.serve(catalog, SchemaTypes.of(catalog).alone(), beans);
        explained(engine, "{ a: users { id } __schema { description } }");
        assertThat(response()).contains("\"extensions\":{\"trace\":[1],\"explain\":{\"cost\":1000,");
    }

    /** Regression: the response had the key twice. */
    @Test
    void itWinsOverWhatBeansCallTheSame() {
        BeanFields beans = (request, catalogFields, deadline) ->
                new BeanAnswer(true, fields("a", "__schema"), List.of(), Map.of("explain", "\"of a bean\""));
        Engine engine = new Engine(StubBackend.of(1, "7"), new WithoutTransactions(), config(), Observer.NONE);
        engine.serve(catalog, SchemaTypes.of(catalog).alone(), beans);
        explained(engine, "{ a: users { id } __schema { description } }");
        assertThat(response())
                .contains("\"extensions\":{\"explain\":{\"cost\":1000,")
                .doesNotContain("of a bean");
    }

    private void explained(Engine engine, String query) {
        ResponseBuffer out = new ResponseBuffer(sent::write);
        engine.answer(
                new GraphQLRequest(
                        query,
                        Optional.empty(),
                        new LinkedHashMap<>(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Explanation.COST),
                new RequestContext("r-7", Deadline.NEVER),
                out);
        out.flush();
    }

    /** What clients may ask for is no matter of the application's own requests. */
    @Test
    void theApplicationMayAskForWhatItLikes() {
        FraiseqlConfig cheap = ConfigReader.read(new WrittenConfig(Map.of("fraiseql.limits.max-cost", "2")));
        Engine engine = new Engine(StubBackend.of(1, "7"), new WithoutTransactions(), cheap, Observer.NONE);
        engine.serve(catalog, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
        GraphQLRequest request = new GraphQLRequest("{ users { id } }", Optional.empty(), new LinkedHashMap<>(), false);

        assertThat(answer(engine, "{ users { id } }").problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.LIMIT_EXCEEDED);
        assertThat(engine.answer(request, new ResponseBuffer(sent::write)).problems())
                .isEmpty();
    }

    @Test
    void isUnavailableBeforeACatalogIsServed() {
        Engine engine = new Engine(StubBackend.of(1, "7"), new WithoutTransactions(), config(), Observer.NONE);
        ExecutionResult result = answer(engine, "{ users { id } }");
        assertThat(result.problems()).extracting(Problem::code).containsExactly(ErrorCode.SERVICE_UNAVAILABLE);
    }

    /** Regression: the current state was asked, not the one that the request began with. What is wrong before the catalog was read may be right afterwards. */
    @Test
    void aFieldThatNobodyKnowsYetIsUnavailableAndAfterwardsUnknown() {
        Engine engine = new Engine(StubBackend.of(1, "7"), new WithoutTransactions(), config(), Observer.NONE);
        engine.serve(Catalog.EMPTY, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
        assertThat(answer(engine, "{ nothing { id } }").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
                    assertThat(problem.extensions().get("hint"))
                            .isEqualTo("The database has not been reached yet; see /health/ready.");
                });

        engine.serve(catalog, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
        assertThat(answer(engine, "{ nothing { id } }").problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.GRAPHQL_VALIDATION_FAILED);
    }

    @Test
    void tellsHowLongTheDatabaseTook() {
        answer(engine(StubBackend.of(1, "7").takes(Duration.ofMillis(30))), "{ users { id } }");
        assertThat(observed.getFirst().times().nanosByStage().get("db"))
                .isGreaterThanOrEqualTo(Duration.ofMillis(30).toNanos());
    }

    @Test
    void aRequestThatHangsEndsWithItsThread() throws InterruptedException {
        StubBackend backend = StubBackend.of(1, "7").hangs();
        Engine engine = engine(backend);
        List<ExecutionResult> results = new ArrayList<>();
        Thread asks = Thread.ofVirtual().start(() -> results.add(answer(engine, "{ users { id } }")));
        assertThat(asks.join(Duration.ofMillis(50))).isFalse();

        asks.interrupt();

        assertThat(asks.join(Duration.ofSeconds(30))).isTrue();
        assertThat(results.getFirst().problems()).extracting(Problem::code).containsExactly(ErrorCode.QUERY_TIMEOUT);
    }

    @Test
    void whatBeansAddToTheResponseIsPartOfIt() {
        BeanFields beans = (request, catalogFields, deadline) ->
                new BeanAnswer(true, fields("__schema"), List.of(), Map.of("trace", "[1]"));
        Engine engine = new Engine(StubBackend.of(1, "7"), new WithoutTransactions(), config(), Observer.NONE);
        engine.serve(catalog, SchemaTypes.of(catalog).alone(), beans);
        answer(engine, "{ __schema { description } }");
        assertThat(response()).isEqualTo("{\"data\":{\"__schema\":null},\"extensions\":{\"trace\":[1]}}");
    }

    @Test
    void catalogFieldsBesideBeansAreWrittenWhereTheyStand() {
        StubBackend backend = StubBackend.of(2, "7").fails(1, 0, "57014");
        ExecutionResult result = answer(
                withBeans(backend, fields("a", "__schema", "b")),
                "{ a: users { id } __schema { description } b: users { id } }");
        assertThat(response())
                .startsWith("{\"data\":{\"a\":[{\"id\":7},{\"id\":7}],\"__schema\":null,\"b\":null},\"errors\":[")
                .contains("QUERY_TIMEOUT", "\"path\":[\"b\"]");
        assertThat(result.hasData()).isTrue();
        assertThat(backend.closed()).isEqualTo(1);
    }

    /** It was held as a tree, many times its size, which one request could fill the heap with. */
    @Test
    void aLongListBesideBeansIsStreamed() {
        StubBackend backend = StubBackend.of(1_000, LONG_TEXT).fails(0, 500, "57P01");
        Engine engine = withBeans(backend, fields("a", "__schema"));
        assertThatExceptionOfType(StreamInterruptedException.class)
                .isThrownBy(() -> answer(engine, "{ a: users { name } __schema { description } }"));
        assertThat(sent.size()).isGreaterThan(400 * LONG_TEXT.length());
    }

    @Test
    void beansAnswerWithoutTheDatabase() {
        StubBackend backend = StubBackend.of(1, "7").refuses(1, "42501");
        answer(withBeans(backend, fields("a", "__schema")), "{ a: users { id } __schema { description } }");
        assertThat(response())
                .startsWith("{\"data\":{\"a\":null,\"__schema\":null},\"errors\":[")
                .contains("PERMISSION_DENIED", "\"path\":[\"a\"]");
    }

    @Test
    void anErrorOfABeanThatReachesTheRootLeavesNoData() {
        StubBackend backend = StubBackend.of(1, "7");
        answer(withBeans(backend, Optional.empty()), "{ a: users { id } __schema { description } }");
        assertThat(response()).isEqualTo("{\"data\":null}");
        assertThat(backend.asked()).isEmpty();
    }

    /** Whoever reads for it: its answer is all that is left to do. Beans may have more to do, with a connection or without. */
    @Test
    void aPlaceIsLentForQueriesOfTheCatalogAlone() {
        NotedPlace place = new NotedPlace();
        answer(engine(StubBackend.of(1, "7")), "{ users { id } }", place);
        assertThat(place.wasLent()).isTrue();
        NotedPlace kept = new NotedPlace();
        answer(
                withBeans(StubBackend.of(1, "7"), fields("a", "__schema")),
                "{ a: users { id } __schema { description } }",
                kept);
        assertThat(response()).contains("\"__schema\":null");
        assertThat(kept.wasLent()).isFalse();
    }

    /** It may have much to do then, with connections of its own. */
    @Test
    void anInterceptorWorksInThePlaceOfItsRequest() {
        NotedPlace place = new NotedPlace();
        List<Boolean> lentAtItsEnd = new ArrayList<>();
        Interceptors noting = (request, served, coercion, context) -> new Interceptors.OfRequest() {
            @Override
            public PreparedRequest admitted() {
                return request;
            }

            @Override
            public Optional<Map<String, @Nullable Object>> rows(Table table) {
                return Optional.empty();
            }

            @Override
            public void changed(List<Written> written) {
                // it reads
            }

            @Override
            public void ended(Optional<ExecutionResult> result, RequestTrace trace) {
                lentAtItsEnd.add(place.isLent());
            }
        };
        Engine engine = new Engine(
                StubBackend.of(1, "7"),
                new WithoutTransactions(),
                config(),
                Observer.NONE,
                KnownOperations.NONE,
                AnsweredReads.NOBODY,
                noting);
        engine.serve(catalog, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
        answer(engine, "{ users { id } }", place);
        assertThat(place.wasLent()).isTrue();
        assertThat(lentAtItsEnd).containsExactly(false);
    }

    private void answer(Engine engine, String query, Place place) {
        ResponseBuffer out = new ResponseBuffer(sent::write);
        engine.answer(request(query), new RequestContext("r-7", Deadline.NEVER).at(place), out);
        out.flush();
    }

    private Engine withBeans(StubBackend backend, Optional<Map<String, AddedValue>> answered) {
        BeanFields beans = (request, catalogFields, deadline) -> {
            catalogFields.turnOf("a");
            return new BeanAnswer(true, answered, List.of(), Map.of());
        };
        Engine engine = new Engine(backend, new WithoutTransactions(), config(), Observer.NONE);
        engine.serve(catalog, SchemaTypes.of(catalog).alone(), beans);
        return engine;
    }

    private static Optional<Map<String, AddedValue>> fields(String... keys) {
        Map<String, AddedValue> fields = new LinkedHashMap<>();
        List.of(keys).forEach(key -> fields.put(key, new GivenValue(null)));
        return Optional.of(fields);
    }

    @Test
    void suggestsNamesOnlyWhereTheSchemaIsNoSecret() {
        answer(engine(StubBackend.of(1, "7")), "{ usrs { id } }");
        assertThat(response()).contains("Did you mean");
        sent.reset();
        Engine secretive = new Engine(
                StubBackend.of(1, "7"),
                new WithoutTransactions(),
                ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())),
                Observer.NONE);
        secretive.serve(catalog, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
        answer(secretive, "{ usrs { id } }");
        answer(secretive, "{ __schema { description } }");
        assertThat(response())
                .contains("usrs", "Introspection is switched off.")
                .doesNotContain("Did you mean", "fraiseql.");
    }

    @Test
    void tellsTheObserverOfEveryRequest() {
        Engine engine = engine(StubBackend.of(1, "7"));
        answer(engine, "query Named { users { id } }", Optional.of("Named"));
        answer(engine, "{ nonsense }");
        assertThat(observed)
                .extracting(request -> request.operationName().orElse("-"), request -> request.statements()
                        .size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Named", 1), org.assertj.core.groups.Tuple.tuple("-", 0));
        assertThat(observed.getFirst().requestId()).isEqualTo("r-7");
    }

    /** On the way of a request, when another state of the catalog comes to be served. */
    private enum Moment {
        VALUES_ARE_READ,
        INTERCEPTORS_ARE_ASKED,
        A_PLAN_IS_MADE,
        BEANS_ARE_ASKED,
        THE_DATABASE_IS_ASKED
    }

    /** Regression: a stage asked for what is served now instead of what the request had begun with. */
    @ParameterizedTest
    @EnumSource
    void aRequestFinishesOnWhatItBeganWith(Moment moment) {
        AtomicReference<@Nullable Engine> served = new AtomicReference<>();
        List<Moment> seen = new ArrayList<>();
        Consumer<Moment> reload = now -> {
            seen.add(now);
            Engine engine = served.get();
            if (now == moment && engine != null) {
                engine.serve(
                        Catalog.EMPTY,
                        SchemaTypes.of(catalog).alone(),
                        (request, catalogFields, deadline) ->
                                new BeanAnswer(true, fields("other"), List.of(), Map.of()));
            }
        };
        Map<String, @Nullable Object> variables = new LinkedHashMap<>() {
            @Override
            public @Nullable Object get(Object name) {
                reload.accept(Moment.VALUES_ARE_READ);
                return super.get(name);
            }
        };
        variables.put("id", 7);
        StubBackend rows = StubBackend.of(1, "7");
        Engine engine = new Engine(
                (statements, terms) -> {
                    reload.accept(Moment.THE_DATABASE_IS_ASKED);
                    return rows.open(statements, terms);
                },
                new WithoutTransactions(),
                config(),
                new Observer() {
                    @Override
                    public void planned(Plan plan) {
                        reload.accept(Moment.A_PLAN_IS_MADE);
                    }
                },
                KnownOperations.NONE,
                AnsweredReads.NOBODY,
                (request, itsCatalog, coercion, context) -> {
                    reload.accept(Moment.INTERCEPTORS_ARE_ASKED);
                    return new NothingToSay(request);
                });
        engine.serve(catalog, SchemaTypes.of(catalog).alone(), (request, catalogFields, deadline) -> {
            reload.accept(Moment.BEANS_ARE_ASKED);
            return new BeanAnswer(true, fields("user", "__schema"), List.of(), Map.of());
        });
        served.set(engine);

        ResponseBuffer out = new ResponseBuffer(sent::write);
        engine.answer(
                new GraphQLRequest(
                        "query($id: Int!) { user(id: $id) { name } __schema { description } }",
                        Optional.empty(),
                        variables,
                        false),
                new RequestContext("r-7", Deadline.NEVER),
                out);
        out.flush();

        assertThat(response()).isEqualTo("{\"data\":{\"user\":{\"name\":\"7\"},\"__schema\":null}}");
        assertThat(seen).containsAll(List.of(Moment.values()));
        assertThat(engine.catalog()).isSameAs(Catalog.EMPTY);
    }

    private record NothingToSay(PreparedRequest admitted) implements Interceptors.OfRequest {
        @Override
        public Optional<Map<String, @Nullable Object>> rows(Table table) {
            return Optional.empty();
        }

        @Override
        public void changed(List<Written> written) {}

        @Override
        public void ended(Optional<ExecutionResult> result, RequestTrace trace) {}
    }

    /** Regression: reads that timed out, mutations and what beans answer beside the catalog were not told, and so were missing in the log of slow queries. */
    @Test
    void tellsTheObserverOfTimeoutsMutationsAndBeansWithTheirStatements() {
        Engine engine = engine(StubBackend.of(1, "7").fails(0, 0, "57014"));
        answer(engine, "{ users { id } }");
        answer(engine, "mutation Rename { updateUser(id: 1, input: {name: \"a\"}) { id } }", Optional.of("Rename"));
        engine.serve(
                catalog,
                SchemaTypes.of(catalog).alone(),
                (request, catalogFields, deadline) ->
                        new BeanAnswer(true, fields("users", "__schema"), List.of(), Map.of()));
        answer(engine, "{ users { id } __schema { description } }");

        assertThat(observed).hasSize(3).allSatisfy(request -> {
            assertThat(request.requestId()).isEqualTo("r-7");
            assertThat(request.statements()).isNotEmpty().allSatisfy(statement -> assertThat(
                            statement.bound().statement().text())
                    .isNotBlank());
        });
        assertThat(observed.get(0).result().orElseThrow().problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.QUERY_TIMEOUT);
        assertThat(observed.get(1).operationName()).contains("Rename");
        assertThat(observed.get(1).statements().getFirst().bound().statement().text())
                .startsWith("UPDATE");
        assertThat(observed.get(2).times().nanosByStage()).containsKey("beans");
    }

    private static FraiseqlConfig withCallers() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.security.mode", "required");
        values.put("fraiseql.security.roles", "buyer");
        return ConfigReader.read(new WrittenConfig(values));
    }

    /** Regression: it was answered as the connecting user. */
    @Test
    void nobodyIsServedWhereCallersAreKnown() {
        Engine engine = new Engine(StubBackend.of(1, "7"), new WithoutTransactions(), withCallers(), Observer.NONE);
        engine.serve(catalog, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
        assertThatIllegalStateException()
                .isThrownBy(() -> answer(engine, "{ users { id } }"))
                .withMessage("Nobody has said who asks.");
        ResponseBuffer out = new ResponseBuffer(sent::write);
        engine.answerAsApplication(request("{ users { id } }"), out);
        out.flush();
        assertThat(response()).isEqualTo("{\"data\":{\"users\":[{\"id\":7}]}}");
    }

    /** Regression: beans that it asked through the application's own request were still asked for the caller. */
    @Test
    void theApplicationsOwnRequestsAreForNobody() {
        List<Optional<Caller>> askers = new ArrayList<>();
        AtomicReference<@Nullable Engine> asked = new AtomicReference<>();
        BeanFields beans = (request, catalogFields, deadline) -> {
            Engine engine = asked.get();
            askers.add(engine == null ? Optional.empty() : engine.caller());
            if (engine != null && askers.size() == 1) {
                engine.answerAsApplication(request("{ __schema { description } }"), new ResponseBuffer(sent::write));
                askers.add(engine.caller());
            }
            return new BeanAnswer(true, fields("__schema"), List.of(), Map.of());
        };
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.security.mode", "required");
        values.put("fraiseql.security.roles", "buyer");
        values.put("fraiseql.http.introspection", "true");
        Engine engine = new Engine(
                StubBackend.of(1, "7"),
                new WithoutTransactions(),
                ConfigReader.read(new WrittenConfig(values)),
                Observer.NONE);
        asked.set(engine);
        Served served = new Served(catalog, SchemaTypes.of(catalog).alone(), beans);
        engine.serve(served, Map.of("buyer", PartsOfTests.of(served)), Served.Makers.AT_ONCE);
        Caller ann =
                new Caller("ann", "buyer", Set.of(), "{}", false, CallerSettings.of("buyer", new LinkedHashMap<>()));
        engine.answer(
                request("{ __schema { description } }"),
                new RequestContext("r-7", Deadline.NEVER, false, Optional.of(ann)),
                new ResponseBuffer(sent::write));
        assertThat(askers).containsExactly(Optional.of(ann), Optional.empty(), Optional.of(ann));
    }

    /** Regression: each schema had as many bytes for its caches as all of them may have. */
    @Test
    void differentSchemasShareTheCaches() {
        Engine engine = new Engine(StubBackend.of(1, "7"), new WithoutTransactions(), withCallers(), Observer.NONE);
        Served whole = new Served(catalog, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
        engine.serve(whole, Map.of(), Served.Makers.AT_ONCE);
        long alone = engine.plans().maxBytes() + engine.documents().maxBytes();
        Served part = new Served(Catalog.EMPTY, whole.schema(), BeanFields.NONE);
        engine.serve(whole, Map.of("buyer", PartsOfTests.of(part)), Served.Makers.AT_ONCE);
        engine.schema(Optional.of(
                new Caller("ann", "buyer", Set.of(), "{}", false, CallerSettings.of("buyer", new LinkedHashMap<>()))));
        assertThat(engine.plans().maxBytes() + engine.documents().maxBytes()).isBetween(alone - 16, alone);
    }

    /** Regression: an operation on the list that no role can run was told to nobody. A role whose schema can't be made says nothing about them. */
    @Test
    void knownOperationsThatFitTheSchemaOfNoRoleAreTold() {
        KnownOperations known = new KnownOperations(List.of(
                new KnownOperation("all.graphql", Optional.empty(), "{ __typename }"),
                new KnownOperation("buyers.graphql", Optional.empty(), "{ shop }"),
                new KnownOperation("guests.graphql", Optional.empty(), "{ hall }"),
                new KnownOperation("nobodys.graphql", Optional.empty(), "{ shop secret }"),
                new KnownOperation("wrong.graphql", Optional.empty(), "{ nothing }")));
        Engine engine =
                new Engine(StubBackend.of(1, "7"), new WithoutTransactions(), withCallers(), Observer.NONE, known);
        List<Runnable> toDo = new ArrayList<>();
        Map<String, Served.Part> byRole = new LinkedHashMap<>();
        byRole.put("broken", new Served.Part(catalog, "", () -> {
            throw new AssertionError("a bean");
        }));
        byRole.put("buyer", PartsOfTests.of(served("shop")));
        byRole.put("guest", PartsOfTests.of(served("hall")));
        engine.serve(served("shop", "secret"), byRole, Served.Makers.of(toDo::add, 1));
        List<String> told = new ArrayList<>();

        engine.prepareKnown(told::addAll);

        assertThat(told).as("by whoever has read the catalog").isEmpty();
        for (int next = 0; next < toDo.size(); next++) {
            toDo.get(next).run();
        }
        assertThat(told)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("wrong.graphql:1:3: \"nothing\" is no field of Query."),
                        line -> assertThat(line)
                                .isEqualTo("nobodys.graphql: fits the schema of no role, so that no client can run it."
                                        + " For one of them: \"secret\" is no field of Query."));
    }

    /** The newer ones are asked. */
    @Test
    void knownOperationsAreNotHeldAgainstWhatIsServedNoMore() {
        KnownOperations known =
                new KnownOperations(List.of(new KnownOperation("wrong.graphql", Optional.empty(), "{ nothing }")));
        Engine engine =
                new Engine(StubBackend.of(1, "7"), new WithoutTransactions(), withCallers(), Observer.NONE, known);
        List<Runnable> toDo = new ArrayList<>();
        Map<String, Served.Part> byRole = new LinkedHashMap<>();
        byRole.put("buyer", PartsOfTests.of(served("shop")));
        List<String> told = new ArrayList<>();
        for (int reading = 0; reading < 2; reading++) {
            engine.serve(served("shop"), byRole, Served.Makers.of(toDo::add, 1));
            engine.prepareKnown(told::addAll);
        }
        for (int next = 0; next < toDo.size(); next++) {
            toDo.get(next).run();
        }
        assertThat(told).hasSize(1);
    }

    private Served served(String... fields) {
        GraphQLObjectType.Builder query = GraphQLObjectType.newObject().name("Query");
        for (String field : fields) {
            query.field(made -> made.name(field).type(Scalars.GraphQLString));
        }
        return new Served(catalog, GraphQLSchema.newSchema().query(query).build(), BeanFields.NONE);
    }

    /** Regression: who chose the right id for a request was the application. */
    @Test
    void whoSendsTheApplicationsIdIsNotTheApplication() {
        String id = RequestContext.OF_APPLICATION.requestId();
        assertThat(new RequestContext(id, Deadline.NEVER).isOfApplication()).isFalse();
        assertThat(RequestContext.OF_APPLICATION.isOfApplication()).isTrue();
    }

    @SuppressWarnings("NullAway") // as below
    private static GraphQLRequest request(String query) {
        Map<String, @Nullable Object> none = new LinkedHashMap<>();
        return new GraphQLRequest(query, Optional.empty(), none, false);
    }

    /** @param settings keys and values in turn */
    private Engine engine(StubBackend backend, String... settings) {
        Engine engine = new Engine(backend, new StubTransactions(), config(settings), new Observer() {
            @Override
            public void ended(Observation request) {
                observed.add(request);
            }
        });
        engine.serve(catalog, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
        return engine;
    }

    private static FraiseqlConfig config(String... settings) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.http.introspection", "true");
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        return ConfigReader.read(new WrittenConfig(values));
    }

    private ExecutionResult answer(Engine engine, String query) {
        return answer(engine, query, Optional.empty());
    }

    @SuppressWarnings(
            "NullAway") // does not see the annotations inside the types of a record's components in a class file
    private ExecutionResult answer(Engine engine, String query, Optional<String> operationName) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        ResponseBuffer out = new ResponseBuffer(sent::write);
        ExecutionResult result = engine.answer(
                new GraphQLRequest(query, operationName, variables, false),
                new RequestContext("r-7", Deadline.NEVER),
                out);
        out.flush();
        return result;
    }

    private String response() {
        return sent.toString(StandardCharsets.UTF_8);
    }
}
