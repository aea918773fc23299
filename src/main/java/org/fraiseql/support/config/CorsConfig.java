package org.fraiseql.support.config;

import java.time.Duration;
import java.util.List;

/**
 * Which pages of other origins may ask ({@code fraiseql.http.cors.*}; Fetch standard, section "CORS protocol").
 *
 * @param origins such as {@code https://shop.example}; {@code *} alone for all; none when empty
 * @param credentials whether their requests may carry cookies and the like
 * @param maxAge for how long a browser need not ask again
 */
public record CorsConfig(List<String> origins, boolean credentials, Duration maxAge) {
    public CorsConfig {
        origins = List.copyOf(origins);
    }

    public boolean isOn() {
        return !origins.isEmpty();
    }

    public boolean isForAll() {
        return origins.contains("*");
    }
}
