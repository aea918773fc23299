package org.fraiseql.container;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom a server sends its spans and metrics to (OTLP over HTTP, protobuf); keeps them. Thread-safe; close it after use. */
final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final List<Metric> metrics = new CopyOnWriteArrayList<>();

    private Collector(HttpServer server) {
        this.server = server;
    }

    static Collector start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Collector collector = new Collector(server);
        server.createContext("/v1/traces", collector::takeSpans);
        server.createContext("/v1/metrics", collector::takeMetrics);
        server.start();
        return collector;
    }

    /** What a server must be told to send here, often. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("OTEL_SDK_DISABLED", "false");
        environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        environment.put(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://localhost:" + server.getAddress().getPort());
        environment.put("OTEL_LOGS_EXPORTER", "none");
        environment.put("OTEL_METRIC_EXPORT_INTERVAL", "300");
        environment.put("OTEL_BSP_SCHEDULE_DELAY", "100");
        return environment;
    }

    private void takeSpans(HttpExchange exchange) throws IOException {
        List<Span> sent = new ArrayList<>();
        ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                .getResourceSpansList()
                .forEach(resource -> resource.getScopeSpansList().forEach(scope -> sent.addAll(scope.getSpansList())));
        spans.addAll(sent); // all at once: tests look meanwhile
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void takeMetrics(HttpExchange exchange) throws IOException {
        ExportMetricsServiceRequest.parseFrom(exchange.getRequestBody())
                .getResourceMetricsList()
                .forEach(resource ->
                        resource.getScopeMetricsList().forEach(scope -> metrics.addAll(scope.getMetricsList())));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
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
        server.stop(0);
    }
}
