package org.fraiseql.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.fraiseql.telemetry.Telemetry;
import org.fraiseql.telemetry.Telemetry.HttpExchange;

/** Tells telemetry of HTTP requests, of those that wait without a thread as of one. Thread-safe. */
final class HttpExchanges {
    private static final String ATTRIBUTE = HttpExchanges.class.getName();

    private final Telemetry telemetry;

    HttpExchanges(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** This thread works for the request from now on. */
    HttpExchange enters(HttpServletRequest http) {
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

    /** This thread leaves it. @param waits whether another one will go on with it */
    static void leaves(HttpExchange exchange, boolean waits, HttpServletResponse response) {
        if (waits) {
            exchange.pauses();
        } else {
            exchange.ended(response.getStatus());
        }
    }
}
