package org.fraiseql.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fraiseql.telemetry.Telemetry;
import org.fraiseql.telemetry.Telemetry.HttpExchange;

/** Tells telemetry of HTTP requests, of those that wait without a thread as of one. Thread-safe. */
final class HttpExchanges {
    private static final String ATTRIBUTE = HttpExchanges.class.getName();

    private final Telemetry telemetry;

    HttpExchanges(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    interface Work {
        void run() throws IOException;
    }

    /** Does what this thread has to do for the request. */
    void told(HttpServletRequest http, HttpServletResponse response, Work work) throws IOException {
        HttpExchange exchange = telemetry == Telemetry.OFF ? HttpExchange.UNSEEN : entered(http);
        if (exchange == HttpExchange.UNSEEN) {
            work.run();
            return;
        }
        int waits = waits(http);
        try {
            work.run();
        } finally {
            if (waits(http) > waits) {
                exchange.pauses();
            } else {
                exchange.ended(response.getStatus());
            }
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
