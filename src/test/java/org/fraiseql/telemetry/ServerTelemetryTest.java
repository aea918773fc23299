package org.fraiseql.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.fraiseql.Engine;
import org.fraiseql.Interceptors;
import org.fraiseql.WithoutTransactions;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.DocumentFixture;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.KnownOperations;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Observer;
import org.fraiseql.execution.ParityCheck;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.store.Backend;
import org.fraiseql.store.HealthReport;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.store.PoolStatistics;
import org.fraiseql.store.StubBackend;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.StreamInterruptedException;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.TelemetryConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine's requests become, over a backend with dials. */
class ServerTelemetryTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final Database DATABASE =
            new Database("jdbc", Optional.of("db.example"), Optional.of(5432L), Optional.of("shop"));

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final ServerTelemetry telemetry = new ServerTelemetry(
            OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .addSpanProcessor(SimpleSpanProcessor.create(spans))
                            .build())
                    .setMeterProvider(SdkMeterProvider.builder()
                            .registerMetricReader(metrics)
                            .build())
                    .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                    .build(),
            DATABASE,
            new TelemetryConfig(2));

    @Test
    void stagesAndStatementsAreChildrenOfTheRequest() {
        ask(StubBackend.of(2, "7"), "query Two { a: users { id } b: posts { id } }");
        SpanData request = span("query Two");
        assertThat(spans.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsExactlyInAnyOrder(
                        "parse", "plan", "sql", "connection", "SELECT", "SELECT", "stream", "query Two");
        assertThat(spans.getFinishedSpanItems())
                .filteredOn(span -> !span.equals(request))
                .allSatisfy(span -> {
                    assertThat(span.getParentSpanId()).isEqualTo(request.getSpanId());
                    assertThat(span.getStartEpochNanos()).isGreaterThanOrEqualTo(request.getStartEpochNanos());
                    assertThat(span.getEndEpochNanos())
                            .isBetween(span.getStartEpochNanos(), request.getEndEpochNanos());
                });
        assertThat(request.getAttributes().get(Names.ROWS)).isEqualTo(4);
        assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void aStatementIsThatOfADatabaseClient() {
        ask(StubBackend.of(1, "7"), "{ users(where: {name: {eq: \"a secret\"}}) { id } }");
        SpanData statement = span("SELECT");
        assertThat(statement.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(statement.getAttributes().get(Names.DB_SYSTEM)).isEqualTo("postgresql");
        assertThat(statement.getAttributes().get(Names.DB_NAMESPACE)).isEqualTo("shop");
        assertThat(statement.getAttributes().get(Names.SERVER_ADDRESS)).isEqualTo("db.example");
        assertThat(statement.getAttributes().get(Names.DB_QUERY_TEXT)).contains("\"name\" = $1");
        assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("a secret");
    }

    @Test
    void theStatementThatFailedSaysSo() {
        ask(StubBackend.of(1, "7").fails(1, 0, "22012"), "query Q { a: users { id } b: users { id } }");
        assertThat(spans.getFinishedSpanItems())
                .filteredOn(span -> span.getName().equals("SELECT"))
                .satisfiesExactly(
                        well -> assertThat(well.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET), failed -> {
                            assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
                            assertThat(failed.getAttributes().get(Names.DB_STATUS))
                                    .isEqualTo("22012");
                        });
        assertThat(span("query Q").getAttributes().get(Names.ERROR_TYPE)).isEqualTo("BAD_USER_INPUT");
        assertThat(sum(Metric.ERRORS, "error.type", "BAD_USER_INPUT")).isEqualTo(1);
        assertThat(count(Metric.STATEMENT_DURATION, "error.type", "BAD_USER_INPUT"))
                .isEqualTo(1);
    }

    @Test
    void whoGetsNoConnectionHasWaitedUntilTheEnd() {
        ask(StubBackend.of(1, "7").refuses(1, "42501"), "query Q { users { id } }");
        assertThat(span("connection").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(spans.getFinishedSpanItems()).extracting(SpanData::getName).doesNotContain("SELECT");
        assertThat(count(Metric.REQUEST_DURATION, "error.type", "PERMISSION_DENIED"))
                .isEqualTo(1);
        assertThat(data(Metric.CONNECTION_WAIT)).isEmpty();
    }

    @Test
    void anAnswerThatBreaksOffIsNoSuccess() {
        StubBackend backend = StubBackend.of(1_000, "x".repeat(1_000)).fails(0, 500, "57P01");
        assertThatExceptionOfType(StreamInterruptedException.class)
                .isThrownBy(() -> ask(backend, "query Q { users { name } }"));
        assertThat(span("query Q").getAttributes().get(Names.ERROR_TYPE)).isEqualTo("BROKEN_OFF");
        assertThat(count(Metric.REQUEST_DURATION, "error.type", "BROKEN_OFF")).isEqualTo(1);
    }

    @Test
    void operationsBeyondTheFirstAreCountedTogether() {
        for (String name : List.of("One", "Two", "Three", "Four", "One")) {
            ask(StubBackend.of(1, "7"), "query " + name + " { users { id } }");
        }
        assertThat(count(Metric.REQUEST_DURATION, "graphql.operation.name", "One"))
                .isEqualTo(2);
        assertThat(count(Metric.REQUEST_DURATION, "graphql.operation.name", "Three"))
                .isZero();
        assertThat(count(Metric.REQUEST_DURATION, "graphql.operation.name", "_OTHER"))
                .isEqualTo(2);
        assertThat(spans.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .contains("query One", "query")
                .doesNotContain("query Three");
    }

    /** Anybody can send any number of these. */
    @Test
    void refusedRequestsTakeNoNames() {
        ask(StubBackend.of(1, "7"), "query One { nothing }");
        ask(StubBackend.of(1, "7"), "query Two { users { id } }");
        ask(StubBackend.of(1, "7"), "query Three { users { id } }");
        assertThat(count(Metric.REQUEST_DURATION, "graphql.operation.name", "One"))
                .isZero();
        assertThat(count(Metric.REQUEST_DURATION, "graphql.operation.name", "Three"))
                .isEqualTo(1);
    }

    @Test
    void rowsAndBytesAreCounted() {
        String answer = ask(StubBackend.of(3, "7"), "{ users { id } }");
        assertThat(sum(Metric.ROWS, "fraiseql.db.backend", "jdbc")).isEqualTo(3);
        assertThat(sum(Metric.RESPONSE_BYTES, "fraiseql.db.backend", "jdbc")).isEqualTo(answer.length());
    }

    @Test
    void whereTheServerHasNoSpanTheClientsGoesOn() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("traceparent", "00-" + TRACE + "-" + PARENT + "-01");
        Telemetry.HttpExchange exchange = telemetry.begins("POST", "/graphql", headers::get);
        ask(StubBackend.of(1, "7"), "{ users { id } }");
        exchange.ended(200);
        SpanData http = span("POST /graphql");
        assertThat(http.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(http.getParentSpanId()).isEqualTo(PARENT);
        assertThat(http.getAttributes().get(Names.HTTP_STATUS)).isEqualTo(200);
        assertThat(span("query").getParentSpanId()).isEqualTo(http.getSpanId());
        assertThat(spans.getFinishedSpanItems())
                .extracting(SpanData::getTraceId)
                .containsOnly(TRACE);
    }

    @Test
    void whereTheServerHasASpanThereIsNoOther() {
        Telemetry.HttpExchange ofServer = telemetry.begins("POST", "/graphql", header -> null);
        Telemetry.HttpExchange ours = telemetry.begins("POST", "/graphql", header -> null);
        ours.ended(200);
        assertThat(spans.getFinishedSpanItems()).isEmpty();
        ofServer.ended(503);
        assertThat(spans.getFinishedSpanItems())
                .singleElement()
                .satisfies(span -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
    }

    @Test
    void anExchangeThatWaitsIsNoAffairOfItsThread() {
        Telemetry.HttpExchange exchange = telemetry.begins("POST", "/graphql", header -> null);
        exchange.pauses();
        ask(StubBackend.of(1, "7"), "query Other { users { id } }");
        exchange.goesOn();
        ask(StubBackend.of(1, "7"), "query Own { users { id } }");
        exchange.ended(200);
        assertThat(span("query Other").getParentSpanContext().isValid()).isFalse();
        assertThat(span("query Own").getParentSpanId())
                .isEqualTo(span("POST /graphql").getSpanId());
    }

    @Test
    void aMethodOfTheClientsOwnIsNoName() {
        telemetry.begins("BREW", "/graphql", header -> null).ended(405);
        assertThat(span("HTTP /graphql").getAttributes().get(Names.HTTP_METHOD)).isEqualTo("_OTHER");
    }

    @Test
    void whatIsRefusedBeforeTheEngineIsCounted() {
        telemetry.refused(ErrorCode.RATE_LIMITED);
        assertThat(sum(Metric.ERRORS, "error.type", "RATE_LIMITED")).isEqualTo(1);
    }

    @Test
    void figuresAreReadUntilTheEnd() {
        AtomicLong waiting = new AtomicLong(3);
        telemetry.read(Metric.WAITING, List.of(Reading.of(waiting::get).with("who", "me")));
        assertThat(sum(Metric.WAITING, "who", "me")).isEqualTo(3);
        waiting.set(4);
        assertThat(sum(Metric.WAITING, "who", "me")).isEqualTo(4);
        telemetry.close();
        assertThat(data(Metric.WAITING)).isEmpty();
    }

    @Test
    void aFigureThatNobodyKnowsIsNotTold() {
        telemetry.read(
                Metric.CONNECTIONS,
                List.of(
                        Reading.of(() -> 3).with("state", "used"),
                        Reading.ofKnown(OptionalLong::empty).with("state", "idle")));
        assertThat(sum(Metric.CONNECTIONS, "state", "used")).isEqualTo(3);
        assertThat(data(Metric.CONNECTIONS).orElseThrow().getLongSumData().getPoints())
                .hasSize(1);
    }

    @Test
    void cachesAreReadAndThereAreNoneBeforeSomethingIsServed() {
        Engine engine = engine(StubBackend.of(1, "7"));
        Figures.ofCaches(engine, telemetry);
        assertThat(sum(Metric.CACHE_REQUESTS, "fraiseql.cache.name", "plan")).isZero();
        serve(engine);
        ask(engine, "{ users { id } }");
        ask(engine, "{ users { id } }");
        assertThat(sum(Metric.CACHE_REQUESTS, "fraiseql.cache.name", "plan")).isEqualTo(2);
        assertThat(sum(Metric.CACHE_REQUESTS, "fraiseql.cache.result", "hit")).isEqualTo(2);
    }

    @Test
    void whatIsRunOnceMoreIsCountedAndStandsInTheSpan() {
        StubBackend stub = StubBackend.of(1, "7");
        Backend third = (statements, terms) -> {
            terms.use().retried();
            terms.use().retried();
            return stub.open(statements, terms);
        };
        ask(third, "query Third { users { id } }");
        ask(stub, "query First { users { id } }");
        assertThat(sum(Metric.RETRIES, "fraiseql.db.backend", "jdbc")).isEqualTo(2);
        assertThat(span("query Third").getAttributes().get(Names.RETRIES)).isEqualTo(2);
        assertThat(span("query First").getAttributes().get(Names.RETRIES)).isNull();
    }

    /** No two figures are the same, so that one that is taken for another shows. */
    @Test
    void figuresOfThePoolAreEachToldAsWhatTheyAre() {
        Figures.ofPool(
                new KnownPool(new PoolStatistics(
                        OptionalInt.of(9),
                        5,
                        OptionalInt.of(4),
                        3,
                        20,
                        100,
                        2,
                        OptionalLong.of(17),
                        OptionalLong.of(8))),
                telemetry);
        assertThat(sum(Metric.CONNECTIONS, "db.client.connection.state", "used"))
                .isEqualTo(5);
        assertThat(sum(Metric.CONNECTIONS, "db.client.connection.state", "idle"))
                .isEqualTo(4);
        assertThat(ofPool(Metric.CONNECTIONS_PENDING)).isEqualTo(3);
        assertThat(ofPool(Metric.CONNECTIONS_MAX)).isEqualTo(20);
        assertThat(ofPool(Metric.CONNECTION_TIMEOUTS)).isEqualTo(2);
        assertThat(ofPool(Metric.CONNECTIONS_CREATED)).isEqualTo(17);
        assertThat(ofPool(Metric.CONNECTIONS_DESTROYED)).isEqualTo(8);
    }

    @Test
    void figuresThatTheServerDoesNotTellAreNotThere() {
        Figures.ofPool(new KnownPool(PoolStatistics.counted(5, 3, 20, 100, 2)), telemetry);
        assertThat(data(Metric.CONNECTIONS).orElseThrow().getLongSumData().getPoints())
                .hasSize(1);
        assertThat(data(Metric.CONNECTIONS_CREATED)).isEmpty();
        assertThat(data(Metric.CONNECTIONS_DESTROYED)).isEmpty();
    }

    private long ofPool(Metric metric) {
        return sum(metric, "db.client.connection.pool.name", Figures.POOL);
    }

    private record KnownPool(PoolStatistics statistics) implements PoolMonitor {
        @Override
        public boolean isExhausted() {
            throw new UnsupportedOperationException();
        }

        @Override
        public HealthReport check() {
            throw new UnsupportedOperationException();
        }
    }

    private static Stream<Arguments> others() {
        Backend away = (statements, terms) -> {
            throw new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "away"));
        };
        return Stream.of(
                Arguments.of("same", StubBackend.of(1, "7")),
                Arguments.of("different", StubBackend.of(1, "8")),
                Arguments.of("failed", away));
    }

    @ParameterizedTest
    @MethodSource("others")
    void readsOnTheOtherBackendAreCountedByWhatCameOfThem(String result, Backend other) {
        countsParity(StubBackend.of(1, "7"), other, result);
    }

    /** Longer than what is kept for the comparison. */
    @Test
    void aReadThatIsNotLookedAtIsCountedAsSkipped() {
        countsParity(StubBackend.of(2_000, "x".repeat(1_000)), StubBackend.of(1, "7"), "skipped");
    }

    /** The answer is another one at each look. */
    @Test
    void aReadThatChangesIsNoDifference() {
        AtomicLong looks = new AtomicLong();
        Backend serving = (statements, terms) ->
                StubBackend.of(1, Long.toString(looks.incrementAndGet())).open(statements, terms);
        countsParity(serving, StubBackend.of(1, "99"), "changing");
    }

    private void countsParity(Backend serving, Backend other, String result) {
        FraiseqlConfig config = ConfigReader.read(new WrittenConfig(new LinkedHashMap<>()));
        ParityCheck check = new ParityCheck(serving, other, config.limits(), 1, Runnable::run);
        Figures.ofParity(check, telemetry);
        Engine engine = new Engine(
                serving,
                new WithoutTransactions(),
                config,
                Observer.NONE,
                KnownOperations.NONE,
                check,
                Interceptors.NONE);
        serve(engine);
        ResponseBuffer out = ResponseBuffer.holding(Integer.MAX_VALUE, (bytes, offset, length) -> {});
        engine.answer(
                new GraphQLRequest(
                        "{ users { name } }", Optional.empty(), new LinkedHashMap<String, @Nullable Object>(), false),
                new RequestContext("r-8", Deadline.NEVER),
                out);
        out.release();
        for (String one : List.of("same", "different", "changing", "skipped", "failed")) {
            assertThat(sum(Metric.PARITY, "fraiseql.parity.result", one))
                    .as(one)
                    .isEqualTo(one.equals(result) ? 1 : 0);
        }
    }

    @Test
    void unlessItIsAskedForThereIsNone() {
        assertThat(started()).isSameAs(Telemetry.OFF);
        assertThat(started("OTEL_SDK_DISABLED", "true")).isSameAs(Telemetry.OFF);
    }

    /** As on a server whose configuration leaves it out. */
    @Test
    void whereThereIsNoneToBeHadTheApplicationStartsAllTheSame() {
        assertThat(started("OTEL_SDK_DISABLED", "false")).isSameAs(Telemetry.OFF);
    }

    private static Telemetry started(String... nameAndValue) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < nameAndValue.length; i += 2) {
            values.put(nameAndValue[i], nameAndValue[i + 1]);
        }
        WrittenConfig source = new WrittenConfig(values);
        return TelemetryStart.start(ConfigReader.read(source), source);
    }

    private Engine engine(Backend backend) {
        return new Engine(
                backend,
                new WithoutTransactions(),
                ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())),
                telemetry.observer());
    }

    private static void serve(Engine engine) {
        Catalog catalog = new DocumentFixture().catalog();
        engine.serve(catalog, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
    }

    private String ask(Backend backend, String query) {
        Engine engine = engine(backend);
        serve(engine);
        return ask(engine, query);
    }

    @SuppressWarnings(
            "NullAway") // does not see the annotations inside the types of a record's components in a class file
    private static String ask(Engine engine, String query) {
        List<byte[]> sent = new ArrayList<>();
        ResponseBuffer out = new ResponseBuffer(
                (bytes, offset, length) -> sent.add(java.util.Arrays.copyOfRange(bytes, offset, offset + length)));
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        engine.answer(
                new GraphQLRequest(query, Optional.empty(), variables, false),
                new RequestContext("r-7", Deadline.NEVER),
                out);
        return out.text(0, out.mark());
    }

    private SpanData span(String name) {
        List<SpanData> found = spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }

    private Optional<MetricData> data(Metric metric) {
        return metrics.collectAllMetrics().stream()
                .filter(data -> data.getName().equals(metric.metricName()))
                .findFirst();
    }

    private long sum(Metric metric, String attribute, String value) {
        return data(metric).stream()
                .flatMap(data -> data.getLongSumData().getPoints().stream())
                .filter(point -> has(point, attribute, value))
                .mapToLong(point -> point.getValue())
                .sum();
    }

    private long count(Metric metric, String attribute, String value) {
        return data(metric).stream()
                .flatMap(data -> data.getHistogramData().getPoints().stream())
                .filter(point -> has(point, attribute, value))
                .mapToLong(point -> point.getCount())
                .sum();
    }

    private static boolean has(PointData point, String attribute, String value) {
        return point.getAttributes().asMap().entrySet().stream()
                .anyMatch(one -> one.getKey().getKey().equals(attribute)
                        && one.getValue().equals(value));
    }
}
