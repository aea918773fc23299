package org.fraiseql.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.fraiseql.support.config.CorsConfig;

/**
 * Lets pages of other origins ask, as far as the configuration has them (Fetch standard, section "CORS protocol"). A page of any other origin can't even send a
 * request: all of them need a preflight, as their content type is JSON. Thread-safe.
 */
final class Cors {
    private static final String METHODS = "GET, POST";
    private static final String HEADERS =
            "content-type, accept, authorization, x-request-id, request-timeout-ms, big-numbers";
    private static final String EXPOSED =
            "X-Request-Id, Retry-After, RateLimit, RateLimit-Policy, Server-Timing, WWW-Authenticate";

    private final CorsConfig config;
    private final String headers;

    /** @param more headers that may be sent: those that policies can ask for */
    Cors(CorsConfig config, List<String> more) {
        this.config = config;
        this.headers = String.join(
                ", ", Stream.concat(Stream.of(HEADERS), more.stream()).toList());
    }

    /** Says who may read the answer. @return whether the request was but a question about the next one, which is answered with it */
    boolean answers(HttpServletRequest http, HttpServletResponse response) {
        boolean isAllowed = allows(http, response);
        boolean isPreflight = config.isOn()
                && http.getMethod().equals("OPTIONS")
                && http.getHeader("Origin") != null
                && http.getHeader("Access-Control-Request-Method") != null;
        if (isPreflight) {
            preflight(response, isAllowed);
        }
        return isPreflight;
    }

    /** Says who may read the answer. @return whether the page may that asks */
    boolean allows(HttpServletRequest http, HttpServletResponse response) {
        if (!config.isOn()) {
            return false;
        }
        response.setHeader("Vary", "Origin");
        String origin = http.getHeader("Origin");
        boolean isAllowed =
                origin != null && (config.isForAll() || config.origins().contains(origin));
        if (isAllowed) {
            response.setHeader("Access-Control-Allow-Origin", config.isForAll() ? "*" : origin);
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
            if (config.credentials()) {
                response.setHeader("Access-Control-Allow-Credentials", "true");
            }
        }
        return isAllowed;
    }

    private void preflight(HttpServletResponse response, boolean isAllowed) {
        if (isAllowed) {
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", headers);
            response.setHeader(
                    "Access-Control-Max-Age", Long.toString(config.maxAge().toSeconds()));
        }
        response.setStatus(isAllowed ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_FORBIDDEN);
    }
}
