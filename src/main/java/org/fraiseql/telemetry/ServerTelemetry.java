package org.fraiseql.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.fraiseql.execution.Observer;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.TelemetryConfig;

/** Telemetry through the server's OpenTelemetry. Loaded only when it is asked for: a server without OpenTelemetry can't load it. Thread-safe. */
final class ServerTelemetry implements Telemetry {
    private static final String SCOPE = "org.fraiseql";

    private final Meter meter;
    private final RequestMetrics metrics;
    private final Observer observer;
    private final HttpSpans http;
    /** The server may go on when the application has ended, and would read on. */
    private final List<AutoCloseable> readings = new CopyOnWriteArrayList<>();

    ServerTelemetry(OpenTelemetry server, Database database, TelemetryConfig config) {
        Tracer tracer = server.getTracer(SCOPE);
        OperationNames names = new OperationNames(config.maxOperationNames());
        this.meter = server.getMeter(SCOPE);
        this.metrics = new RequestMetrics(meter, names, database);
        this.observer = new RequestObserver(tracer, metrics, new StageSpans(tracer, database), names);
        this.http = new HttpSpans(tracer, server.getPropagators().getTextMapPropagator());
    }

    /** @throws RuntimeException when the server has none for this application */
    static Telemetry ofServer(Database database, TelemetryConfig config) {
        return new ServerTelemetry(CDI.current().select(OpenTelemetry.class).get(), database, config);
    }

    @Override
    public Observer observer() {
        return observer;
    }

    @Override
    public HttpExchange begins(String method, String path, Headers headers) {
        return http.begins(method, path, headers);
    }

    @Override
    public Optional<TraceIds> trace() {
        SpanContext current = Span.current().getSpanContext();
        return current.isValid()
                ? Optional.of(new TraceIds(current.getTraceId(), current.getSpanId()))
                : Optional.empty();
    }

    @Override
    public void refused(ErrorCode code) {
        metrics.refused(code);
        Span.current().setAttribute(Names.ERROR_TYPE, code.name()).setStatus(StatusCode.ERROR, code.name());
    }

    @Override
    public void read(Metric metric, List<Reading> figures) {
        Consumer<ObservableLongMeasurement> reading = measurement -> figures.forEach(
                figure -> figure.figure().get().ifPresent(known -> measurement.record(known, attributes(figure))));
        switch (metric.kind()) {
            case READ_COUNTER ->
                readings.add(meter.counterBuilder(metric.metricName())
                        .setUnit(metric.unit())
                        .setDescription(metric.description())
                        .buildWithCallback(reading));
            case READ_GAUGE ->
                readings.add(meter.upDownCounterBuilder(metric.metricName())
                        .setUnit(metric.unit())
                        .setDescription(metric.description())
                        .buildWithCallback(reading));
            case COUNTER, HISTOGRAM -> throw new IllegalArgumentException(metric + " is told of each request");
        }
    }

    private static Attributes attributes(Reading reading) {
        AttributesBuilder attributes = Attributes.builder();
        reading.attributes().forEach(attribute -> attributes.put(attribute.name(), attribute.value()));
        return attributes.build();
    }

    @Override
    public void close() {
        for (AutoCloseable reading : readings) {
            try {
                reading.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        readings.clear();
    }
}
