package org.fraiseql.container;

import java.net.http.HttpResponse;

/**
 * What came back over HTTP.
 *
 * @param body as text, gzip undone
 */
public record Reply(int status, HttpResponse<?> http, String body) {

    /** Empty when the header is missing. */
    public String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }
}
