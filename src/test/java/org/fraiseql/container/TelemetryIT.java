package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.fraiseql.hostile.RawClient;
import org.fraiseql.telemetry.Metric;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a collector is told of requests by a server that was asked for telemetry with OpenTelemetry's own variables, and nothing else. */
@Timeout(300)
class TelemetryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLIENTS_SPAN = "00f067aa0ba902b7";

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Collector collector;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static OwnServer server;

    @BeforeAll
    static void start() throws IOException {
        collector = Collector.start();
        Map<String, String> environment =
                new LinkedHashMap<>(IntegrationServer.database().environment(IntegrationServer.DATABASE));
        environment.putAll(collector.environment());
        environment.put("FRAISEQL_DB_PERFORMANCE_LOG", "true");
        environment.put("FRAISEQL_DB_PERFORMANCE_THRESHOLD_MS", "0");
        environment.put("WLP_LOGGING_CONSOLE_FORMAT", "json");
        server = OwnServer.start("telemetry", BuiltWar.withSampleBeans(), environment)
                .ready();
    }

    @AfterAll
    static void end() {
        server.close();
        collector.close();
    }

    private static String newTraceId() {
        return "4bf92f3577b34da6%016x".formatted(ThreadLocalRandom.current().nextLong() | 1);
    }

    /** Asks as part of a trace. @return the spans of it, when the last of them has come */
    private static List<Span> trace(String query) {
        String id = newTraceId();
        server.client().ask(query, "traceparent", "00-" + id + "-" + CLIENTS_SPAN + "-01");
        Eventually.holds(PATIENCE, () -> collector.trace(id).stream()
                .anyMatch(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER));
        return collector.trace(id);
    }

    private static Span one(List<Span> trace, String name) {
        assertThat(Collector.named(trace, name))
                .as("%s in %s", name, names(trace))
                .hasSize(1);
        return Collector.named(trace, name).findFirst().orElseThrow();
    }

    private static List<String> names(List<Span> trace) {
        return trace.stream().map(Span::getName).toList();
    }

    private static Span serverSpan(List<Span> trace) {
        return trace.stream()
                .filter(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aQueryGoesOnWithTheTraceOfItsClient() {
        List<Span> trace = trace("query Titles { books(limit: 2) { title } }");
        assertThat(trace.stream().filter(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER))
                .as("one for each HTTP request")
                .hasSize(1);
        assertThat(Collector.hex(serverSpan(trace).getParentSpanId().toByteArray()))
                .isEqualTo(CLIENTS_SPAN);
        Span request = one(trace, "query Titles");
        assertThat(request.getParentSpanId()).isEqualTo(serverSpan(trace).getSpanId());
        assertThat(Collector.attributes(request.getAttributesList()))
                .containsEntry("graphql.operation.name", "Titles")
                .containsEntry("graphql.operation.type", "query")
                .containsEntry("fraiseql.rows", "2")
                .containsKey("fraiseql.request.id");
        for (String stage : List.of("parse", "plan", "sql", "connection", "SELECT", "stream")) {
            Span child = one(trace, stage);
            assertThat(child.getParentSpanId()).as(stage).isEqualTo(request.getSpanId());
            assertThat(child.getStartTimeUnixNano())
                    .as(stage)
                    .isBetween(request.getStartTimeUnixNano(), child.getEndTimeUnixNano());
            assertThat(child.getEndTimeUnixNano()).as(stage).isLessThanOrEqualTo(request.getEndTimeUnixNano());
        }
    }

    /** Regression: its span ended before its body was there. */
    @Test
    void aRequestWhoseBodyComesLateIsOneExchange() throws IOException, InterruptedException {
        String id = newTraceId();
        String body = GraphQLClient.request("query Late { book(id: 1) { title } }", "{}");
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(RawClient.POST + "traceparent: 00-" + id + "-" + CLIENTS_SPAN + "-01\r\nContent-Length: "
                    + body.length() + "\r\n\r\n");
            TimeUnit.MILLISECONDS.sleep(300);
            assertThat(client.send(body).response(PATIENCE)).startsWith("HTTP/1.1 200");
        }
        Eventually.holds(PATIENCE, () -> collector.trace(id).stream()
                .anyMatch(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER));
        List<Span> trace = collector.trace(id);
        Span exchange = serverSpan(trace);
        assertThat(one(trace, "query Late").getParentSpanId()).isEqualTo(exchange.getSpanId());
        assertThat(exchange.getEndTimeUnixNano() - exchange.getStartTimeUnixNano())
                .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(250));
    }

    @Test
    void aStatementIsToldWithItsTextAndWithoutItsValues() {
        List<Span> trace = trace("{ books(where: {title: {eq: \"a secret\"}}) { id } }");
        Map<String, String> statement =
                Collector.attributes(one(trace, "SELECT").getAttributesList());
        assertThat(statement)
                .containsEntry("db.system.name", "postgresql")
                .containsEntry("db.operation.name", "SELECT")
                .containsEntry("db.namespace", IntegrationServer.DATABASE);
        assertThat(statement.get("db.query.text")).contains("\"title\" = $1");
        assertThat(trace.toString()).doesNotContain("a secret");
    }

    @Test
    void aFailureIsToldByItsCode() {
        Span failed = one(trace("query Fails { books(where: {title: {matches: \"(\"}}) { title } }"), "query Fails");
        assertThat(failed.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        assertThat(Collector.attributes(failed.getAttributesList())).containsEntry("error.type", "BAD_USER_INPUT");
        Eventually.holds(PATIENCE, () -> collector.counted("fraiseql.errors", "error.type", "BAD_USER_INPUT") > 0);
        Eventually.holds(
                PATIENCE, () -> collector.measured("fraiseql.request.duration", "error.type", "BAD_USER_INPUT") > 0);
    }

    @Test
    void aRequestThatIsNoneHasNoNameOfItsOwn() {
        Span refused = one(trace("query Refused { nothing }"), "graphql");
        assertThat(Collector.attributes(refused.getAttributesList()))
                .containsEntry("error.type", "GRAPHQL_VALIDATION_FAILED");
        Eventually.holds(
                PATIENCE, () -> collector.counted("fraiseql.errors", "error.type", "GRAPHQL_VALIDATION_FAILED") > 0);
        assertThat(collector.measured("fraiseql.request.duration", "graphql.operation.name", "Refused"))
                .isZero();
    }

    @Test
    void whatIsRefusedBeforeItIsReadIsCounted() {
        server.client().post(" ".repeat((1 << 20) + 1), "Content-Type", "application/json");
        Eventually.holds(PATIENCE, () -> collector.counted("fraiseql.errors", "error.type", "PAYLOAD_TOO_LARGE") == 1);
    }

    @Test
    void aMutationHasItsTransaction() {
        List<Span> trace =
                trace("mutation Renames { updateBook(id: 1, input: {title: \"Pride and Prejudice\"}) { id } }");
        Span request = one(trace, "mutation Renames");
        assertThat(one(trace, "transaction").getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(trace.stream().filter(span -> span.getKind() == Span.SpanKind.SPAN_KIND_CLIENT))
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(statement.getParentSpanId()).isEqualTo(request.getSpanId()));
    }

    @Test
    void beansAndTablesAreOneRequest() {
        List<Span> trace = trace("query Both { shippingCost(kilograms: 2) book(id: 1) { title } }");
        Span request = one(trace, "query Both");
        assertThat(one(trace, "beans").getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(one(trace, "SELECT").getParentSpanId()).isEqualTo(request.getSpanId());
    }

    /** Of Open Liberty: what WildFly writes of its context is a matter of its administrator's formatter. */
    @Test
    @Tag("liberty")
    void linesOfARequestHaveItsIds() throws IOException {
        String trace = newTraceId();
        Reply reply = server.client()
                .ask(
                        "query Logged { book(id: 1) { title } }",
                        "traceparent",
                        "00-" + trace + "-" + CLIENTS_SPAN + "-01");
        String request = reply.header("X-Request-Id");
        assertThat(request).isNotEmpty();
        Eventually.holds(PATIENCE, () -> server.log().lines().anyMatch(line -> line.contains("operation Logged")));
        assertThat(server.log().lines().filter(line -> line.contains("operation Logged")))
                .singleElement()
                .asString()
                .contains("\"ext_trace_id\":\"" + trace + "\"", "\"ext_request_id\":\"" + request + "\"")
                .containsPattern("\"ext_span_id\":\"[0-9a-f]{16}\"");
        assertThat(server.log().lines().filter(line -> line.contains("CWWKF0011I")))
                .singleElement()
                .asString()
                .doesNotContain("ext_trace_id", "ext_request_id");
    }

    @Test
    void metricsHaveTheirUnitsAndDescriptions() {
        trace("query Measured { books(limit: 1) { title } }");
        Eventually.holds(
                PATIENCE,
                () -> collector.measured("fraiseql.request.duration", "graphql.operation.name", "Measured") == 1);
        Eventually.holds(
                PATIENCE,
                () -> collector.counted("db.client.connection.count", "db.client.connection.state", "idle") > 0);
        for (Metric metric : Metric.values()) {
            if (metric != Metric.PARITY && metric != Metric.RETRIES && metric != Metric.ERRORS) {
                assertThat(collector.metrics()).containsKey(metric.metricName());
                assertThat(collector.metrics().get(metric.metricName()))
                        .as(metric.metricName())
                        .returns(metric.unit(), told -> told == null ? "" : told.getUnit())
                        .returns(metric.description(), told -> told == null ? "" : told.getDescription());
            }
        }
        assertThat(collector.counted("fraiseql.cache.requests", "fraiseql.cache.name", "plan"))
                .isPositive();
    }
}
