package org.fraiseql.container;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Whom a server sends its spans and metrics to (OTLP, by HTTP with protobuf or by gRPC, at one port); keeps them. Thread-safe; close it after use. */
final class Collector implements AutoCloseable {
    /** Before a message: whether it is compressed, and its length. */
    private static final int GRPC_PREFIX = 5;

    private final Vertx vertx;
    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final List<Metric> metrics = new CopyOnWriteArrayList<>();

    private Collector(Vertx vertx) {
        this.vertx = vertx;
        this.server = vertx.createHttpServer().requestHandler(this::take);
    }

    static Collector start() {
        Collector collector = new Collector(Vertx.vertx());
        collector
                .server
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return collector;
    }

    /** What a server must be told to send here, often. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("OTEL_SDK_DISABLED", "false");
        environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + server.actualPort());
        environment.put("OTEL_LOGS_EXPORTER", "none");
        environment.put("OTEL_METRIC_EXPORT_INTERVAL", "300");
        environment.put("OTEL_BSP_SCHEDULE_DELAY", "100");
        return environment;
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            boolean isGrpc = String.valueOf(request.getHeader("Content-Type")).startsWith("application/grpc");
            try {
                byte[] message = isGrpc
                        ? inflated(body.getByte(0) == 1, body.getBytes(GRPC_PREFIX, body.length()))
                        : inflated("gzip".equals(request.getHeader("Content-Encoding")), body.getBytes());
                switch (String.valueOf(request.path())) {
                    case "/v1/traces", "/opentelemetry.proto.collector.trace.v1.TraceService/Export" ->
                        takeSpans(message);
                    case "/v1/metrics", "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export" ->
                        takeMetrics(message);
                    default -> throw new IllegalArgumentException(request.path());
                }
            } catch (IOException | IllegalArgumentException wrong) {
                request.response().setStatusCode(400).end(wrong.toString());
                return;
            }
            if (isGrpc) {
                request.response()
                        .putHeader("Content-Type", "application/grpc")
                        .putTrailer("grpc-status", "0")
                        .end(Buffer.buffer(new byte[GRPC_PREFIX])); // an answer with nothing in it
            } else {
                request.response().end();
            }
        });
    }

    private static byte[] inflated(boolean isCompressed, byte[] message) throws IOException {
        return isCompressed ? new GZIPInputStream(new ByteArrayInputStream(message)).readAllBytes() : message;
    }

    private void takeSpans(byte[] message) throws InvalidProtocolBufferException {
        List<Span> sent = new ArrayList<>();
        ExportTraceServiceRequest.parseFrom(message)
                .getResourceSpansList()
                .forEach(resource -> resource.getScopeSpansList().forEach(scope -> sent.addAll(scope.getSpansList())));
        spans.addAll(sent); // all at once: tests look meanwhile
    }

    private void takeMetrics(byte[] message) throws InvalidProtocolBufferException {
        ExportMetricsServiceRequest.parseFrom(message)
                .getResourceMetricsList()
                .forEach(resource ->
                        resource.getScopeMetricsList().forEach(scope -> metrics.addAll(scope.getMetricsList())));
    }

    /** @param traceId in hexadecimal */
    List<Span> trace(String traceId) {
        return spans.stream()
                .filter(span -> hex(span.getTraceId().toByteArray()).equals(traceId))
                .toList();
    }

    static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    /** By name, as they were told last. */
    Map<String, Metric> metrics() {
        Map<String, Metric> last = new LinkedHashMap<>();
        metrics.forEach(metric -> last.put(metric.getName(), metric));
        return last;
    }

    /** Sum of what was told last of a counter, of the points with this attribute. */
    long counted(String metric, String attribute, String value) {
        Metric last = metrics().get(metric);
        return last == null
                ? 0
                : last.getSum().getDataPointsList().stream()
                        .filter(point -> value.equals(
                                attributes(point.getAttributesList()).get(attribute)))
                        .mapToLong(NumberDataPoint::getAsInt)
                        .sum();
    }

    /** Sum of what was told last of a counter, of all its points. */
    long counted(String metric) {
        Metric last = metrics().get(metric);
        return last == null
                ? 0
                : last.getSum().getDataPointsList().stream()
                        .mapToLong(NumberDataPoint::getAsInt)
                        .sum();
    }

    /** How many were measured, of the points with this attribute. */
    long measured(String metric, String attribute, String value) {
        Metric last = metrics().get(metric);
        return last == null
                ? 0
                : last.getHistogram().getDataPointsList().stream()
                        .filter(point -> value.equals(
                                attributes(point.getAttributesList()).get(attribute)))
                        .mapToLong(point -> point.getCount())
                        .sum();
    }

    static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        attribute -> attribute.getValue().hasIntValue()
                                ? Long.toString(attribute.getValue().getIntValue())
                                : attribute.getValue().getStringValue(),
                        (one, other) -> other,
                        LinkedHashMap::new));
    }

    static Stream<Span> named(List<Span> trace, String name) {
        return trace.stream().filter(span -> span.getName().equals(name));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
