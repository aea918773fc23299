package org.fraiseql.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.List;
import org.fraiseql.telemetry.Telemetry.Headers;
import org.fraiseql.telemetry.Telemetry.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * The span of an HTTP request, which goes on with what the client says of its own. WildFly makes none for servlets (39.0.1); Open Liberty does (26.0.0.3), but
 * it is not the current one while the servlet works, so it is switched off ({@code otel.trace.http.disabled}). Where another one is current, as an agent's, ours
 * would be the same again. Thread-safe.
 */
final class HttpSpans {
    private static final List<String> METHODS = List.of("GET", "POST", "OPTIONS", "HEAD", "PUT", "DELETE", "PATCH");

    private static final TextMapGetter<Headers> HEADERS = new TextMapGetter<>() {
        @Override
        @SuppressWarnings("deprecation") // in the API of the servers it is not, and has to be there
        public Iterable<String> keys(Headers carrier) {
            return List.of("traceparent", "tracestate", "baggage");
        }

        @Override
        public @Nullable String get(@Nullable Headers carrier, String key) {
            return carrier == null ? null : carrier.apply(key);
        }
    };

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    HttpSpans(Tracer tracer, TextMapPropagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    HttpExchange begins(String method, String path, Headers headers) {
        if (Span.current().getSpanContext().isValid()) {
            return HttpExchange.UNSEEN;
        }
        String known = METHODS.contains(method) ? method : OperationNames.OTHER;
        Span span = tracer.spanBuilder((known.equals(method) ? method : "HTTP") + " " + path)
                .setSpanKind(SpanKind.SERVER)
                .setParent(propagator.extract(Context.current(), headers, HEADERS))
                .setAttribute(Names.HTTP_METHOD, known)
                .setAttribute(Names.HTTP_ROUTE, path)
                .setAttribute(Names.URL_PATH, path)
                .startSpan();
        Exchange begun = new Exchange(span);
        begun.goesOn();
        return begun;
    }

    /** One HTTP exchange. Used by one thread at a time. */
    private static final class Exchange implements HttpExchange {
        private final Span span;
        private Scope scope = Scope.noop();

        Exchange(Span span) {
            this.span = span;
        }

        @Override
        public void pauses() {
            scope.close();
        }

        @Override
        @SuppressWarnings("MustBeClosedChecker") // closed when the thread leaves
        public void goesOn() {
            scope = span.makeCurrent();
        }

        @Override
        public void ended(int status) {
            scope.close();
            span.setAttribute(Names.HTTP_STATUS, (long) status);
            if (status >= 500) {
                span.setAttribute(Names.ERROR_TYPE, Integer.toString(status));
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }
}
