package org.fraiseql.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fraiseql.execution.Observation;
import org.fraiseql.execution.Observer;

/** A span for each GraphQL request, current while it is answered, so that those of beans are its children. Thread-safe. */
final class RequestObserver implements Observer {
    private final Tracer tracer;
    private final RequestMetrics metrics;
    private final StageSpans stages;
    private final OperationNames names;

    RequestObserver(Tracer tracer, RequestMetrics metrics, StageSpans stages, OperationNames names) {
        this.tracer = tracer;
        this.metrics = metrics;
        this.stages = stages;
        this.names = names;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // closed when the request has ended
    public Watch begins() {
        WallClock clock = WallClock.now();
        Span span = tracer.spanBuilder("graphql")
                .setStartTimestamp(clock.epochNanos(), TimeUnit.NANOSECONDS)
                .startSpan();
        Scope scope = span.makeCurrent();
        return request -> {
            long endedNanos = System.nanoTime();
            try {
                if (span.isRecording()) {
                    describe(span, request);
                    stages.tell(request, clock, endedNanos);
                }
            } finally {
                scope.close();
                span.end(clock.at(endedNanos), TimeUnit.NANOSECONDS);
            }
            metrics.ended(request, endedNanos);
        };
    }

    /** A read that a bean takes row by row is counted and has no span: what else its thread has begun meanwhile is not known. */
    @Override
    public void ended(Observation request) {
        metrics.ended(request, System.nanoTime());
    }

    private void describe(Span span, Observation request) {
        Optional<String> type = Outcome.type(request);
        if (type.isPresent()) {
            span.setAttribute(Names.OPERATION_TYPE, type.get());
            Optional<String> known =
                    request.operationName().filter(name -> names.bounded(name).equals(name));
            span.updateName(known.map(name -> type.get() + " " + name).orElse(type.get()));
        }
        request.operationName().ifPresent(name -> span.setAttribute(Names.OPERATION_NAME, name));
        span.setAttribute(Names.REQUEST_ID, request.requestId());
        span.setAttribute(Names.ROWS, request.database().rows());
        if (request.database().retries() > 0) {
            span.setAttribute(Names.RETRIES, (long) request.database().retries());
        }
        Outcome.error(request).ifPresent(error -> {
            span.setAttribute(Names.ERROR_TYPE, error);
            span.setStatus(StatusCode.ERROR, error);
        });
    }
}
