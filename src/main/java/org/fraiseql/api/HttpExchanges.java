package org.fraiseql.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fraiseql.telemetry.Telemetry;
import org.fraiseql.telemetry.Telemetry.HttpExchange;
import org.fraiseql.telemetry.Telemetry.TraceIds;

/**
 * Tells telemetry of HTTP requests, of those that wait without a thread as of one. Where it is on, each line that is logged for a request has the request's and the
 * trace's ids beside it (OpenTelemetry specification, "Trace Context in non-OTLP Log Formats"). Thread-safe.
 */
final class HttpExchanges {
    static final String REQUEST_ID = "request_id";
    static final String TRACE_ID = "trace_id";
    static final String SPAN_ID = "span_id";

    private static final String ATTRIBUTE = HttpExchanges.class.getName();

    private final Telemetry telemetry;
    private final LogContext log;

    HttpExchanges(Telemetry telemetry, LogContext log) {
        this.telemetry = telemetry;
        this.log = log;
    }

    interface Work {
        void run() throws IOException;
    }

    /** Does what this thread has to do for the request. */
    void told(HttpServletRequest http, HttpServletResponse response, Work work) throws IOException {
        if (telemetry == Telemetry.OFF) {
            work.run();
            return;
        }
        HttpExchange exchange = entered(http);
        int waits = waits(http);
        try {
            telemetry.trace().ifPresent(this::logged);
            work.run();
        } finally {
            log.remove(REQUEST_ID);
            log.remove(TRACE_ID);
            log.remove(SPAN_ID);
            if (waits(http) > waits) {
                exchange.pauses();
            } else {
                exchange.ended(response.getStatus());
            }
        }
    }

    private void logged(TraceIds ids) {
        log.put(TRACE_ID, ids.trace());
        log.put(SPAN_ID, ids.span());
    }

    /** What this thread works for has this id, from now on. */
    void known(String requestId) {
        if (telemetry != Telemetry.OFF) {
            log.put(REQUEST_ID, requestId);
        }
    }

    private HttpExchange entered(HttpServletRequest http) {
        if (http.getAttribute(ATTRIBUTE) instanceof HttpExchange known) {
            known.goesOn();
            return known;
        }
        HttpExchange begun = telemetry.begins(http.getMethod(), http.getServletPath(), http::getHeader);
        if (begun != HttpExchange.UNSEEN) {
            http.setAttribute(ATTRIBUTE, begun);
        }
        return begun;
    }

    /** How often the request has been laid aside, for another thread to go on with it: for its body, for its place. */
    private static int waits(HttpServletRequest http) {
        return (LateBody.of(http) == null ? 0 : 1) + (QueuedRequest.of(http) == null ? 0 : 1);
    }
}
