package org.fraiseql.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.fraiseql.execution.Observation;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.support.ErrorCode;

/** Counts and measures requests when they have ended. Thread-safe. */
final class RequestMetrics {
    /** In seconds, as the semantic conventions advise for requests and statements. */
    private static final List<Double> BOUNDARIES =
            List.of(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0);

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final OperationNames names;
    private final String backend;
    private final Attributes ofBackend;
    private final Attributes ofPool = Attributes.of(Names.POOL_NAME, Names.POOL);
    /** Attributes are made once: bounded as names are, and codes are few. */
    private final Map<Series, Attributes> series = new ConcurrentHashMap<>();

    private final Map<StatementSeries, Attributes> statementSeries = new ConcurrentHashMap<>();
    private final DoubleHistogram durations;
    private final DoubleHistogram statements;
    private final DoubleHistogram waits;
    private final LongCounter errors;
    private final LongCounter retries;
    private final LongCounter rows;
    private final LongCounter bytes;

    private record Series(String name, String type, String error, boolean isOfApplication) {}

    private record StatementSeries(String verb, String error) {}

    RequestMetrics(Meter meter, OperationNames names, Database database) {
        this.names = names;
        this.backend = database.backend();
        this.ofBackend = Attributes.of(Names.BACKEND, backend);
        this.durations = histogram(meter, Metric.REQUEST_DURATION);
        this.statements = histogram(meter, Metric.STATEMENT_DURATION);
        this.waits = histogram(meter, Metric.CONNECTION_WAIT);
        this.errors = counter(meter, Metric.ERRORS);
        this.retries = counter(meter, Metric.RETRIES);
        this.rows = counter(meter, Metric.ROWS);
        this.bytes = counter(meter, Metric.RESPONSE_BYTES);
    }

    private static DoubleHistogram histogram(Meter meter, Metric metric) {
        return meter.histogramBuilder(metric.metricName())
                .setUnit(metric.unit())
                .setDescription(metric.description())
                .setExplicitBucketBoundariesAdvice(BOUNDARIES)
                .build();
    }

    private static LongCounter counter(Meter meter, Metric metric) {
        return meter.counterBuilder(metric.metricName())
                .setUnit(metric.unit())
                .setDescription(metric.description())
                .build();
    }

    void ended(Observation request, long endedNanos) {
        durations.record(seconds(request.times().startNanos(), endedNanos), attributes(request));
        Outcome.problems(request).forEach(problem -> refused(problem.code()));
        bytes.add(request.bytes(), ofBackend);
        ofDatabase(request);
    }

    /** Counts an error. */
    void refused(ErrorCode code) {
        errors.add(1, Attributes.of(Names.ERROR_TYPE, code.name()));
    }

    private void ofDatabase(Observation request) {
        DatabaseUse use = request.database();
        if (use.hasWaited() && use.hasConnected()) {
            waits.record(seconds(use.waitingSinceNanos(), use.connectedAtNanos()), ofPool);
        }
        if (use.rows() > 0) {
            rows.add(use.rows(), ofBackend);
        }
        if (use.retries() > 0) {
            retries.add(use.retries(), ofBackend);
        }
        for (Observation.Statement statement : request.statements()) {
            if (statement.hasRun()) {
                statements.record(
                        seconds(statement.beganNanos(), statement.endedNanos()), attributes(request, statement));
            }
        }
    }

    private Attributes attributes(Observation request) {
        Optional<String> type = Outcome.type(request);
        // names of requests that are none are anybody's invention
        String name = type.isPresent() ? request.operationName().orElse("") : "";
        return series.computeIfAbsent(
                new Series(
                        name.isEmpty() ? name : names.bounded(name),
                        type.orElse(""),
                        Outcome.error(request).orElse(""),
                        request.isOfApplication()),
                this::attributes);
    }

    private Attributes attributes(Series one) {
        AttributesBuilder attributes = Attributes.builder()
                .put(Names.BACKEND, backend)
                .put(Names.ORIGIN, one.isOfApplication ? "application" : "client");
        putUnlessBlank(attributes, one);
        return attributes.build();
    }

    private static void putUnlessBlank(AttributesBuilder attributes, Series one) {
        if (!one.name.isEmpty()) {
            attributes.put(Names.OPERATION_NAME, one.name);
        }
        if (!one.type.isEmpty()) {
            attributes.put(Names.OPERATION_TYPE, one.type);
        }
        if (!one.error.isEmpty()) {
            attributes.put(Names.ERROR_TYPE, one.error);
        }
    }

    private Attributes attributes(Observation request, Observation.Statement statement) {
        return statementSeries.computeIfAbsent(
                new StatementSeries(
                        Outcome.verb(statement.bound()),
                        Outcome.problem(request, statement)
                                .map(problem -> problem.code().name())
                                .orElse("")),
                RequestMetrics::attributes);
    }

    private static Attributes attributes(StatementSeries one) {
        AttributesBuilder attributes =
                Attributes.builder().put(Names.DB_SYSTEM, Names.POSTGRESQL).put(Names.DB_OPERATION, one.verb);
        if (!one.error.isEmpty()) {
            attributes.put(Names.ERROR_TYPE, one.error);
        }
        return attributes.build();
    }

    private static double seconds(long fromNanos, long toNanos) {
        return (toNanos - fromNanos) / NANOS;
    }
}
