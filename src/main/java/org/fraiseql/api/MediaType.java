package org.fraiseql.api;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two response media types of GraphQL over HTTP, and the choice between them (RFC 9110, section 12.5.1 Accept). */
enum MediaType {
    GRAPHQL_RESPONSE("application/graphql-response+json"),
    JSON("application/json");

    private final String name;

    MediaType(String name) {
        this.name = name;
    }

    String contentType() {
        return name + "; charset=utf-8";
    }

    /** What the client likes best; JSON when it does not care. Empty when it takes neither. */
    static Optional<MediaType> accepted(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return Optional.of(JSON);
        }
        double graphQL = quality(accept, GRAPHQL_RESPONSE.name, false);
        double json = quality(accept, JSON.name, true);
        if (graphQL <= 0 && json <= 0) {
            return Optional.empty();
        }
        return Optional.of(graphQL >= json && graphQL > 0 ? GRAPHQL_RESPONSE : JSON);
    }

    private static double quality(String accept, String type, boolean wildcardsCount) {
        double best = -1;
        for (String range : accept.split(",", -1)) {
            String[] parts = range.strip().toLowerCase(Locale.ROOT).split(";", -1);
            String name = parts[0].strip();
            boolean isWildcard = name.equals("*/*") || name.equals("application/*");
            if (name.equals(type) || (wildcardsCount && isWildcard)) {
                best = Math.max(best, quality(parts));
            }
        }
        return best;
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2).strip());
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
