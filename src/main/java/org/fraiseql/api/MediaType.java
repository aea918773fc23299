package org.fraiseql.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two response media types of GraphQL over HTTP, and the choice between them (RFC 9110, section 12.5.1 Accept). */
enum MediaType {
    GRAPHQL_RESPONSE("application/graphql-response+json"),
    JSON("application/json");

    private static final String ANY_APPLICATION = "application/*";
    private static final String ANY = "*/*";

    private final String name;
    private final String contentType;

    MediaType(String name) {
        this.name = name;
        this.contentType = name + "; charset=utf-8";
    }

    String contentType() {
        return contentType;
    }

    /** What the client likes best; JSON when it does not care. Empty when it takes neither. */
    static Optional<MediaType> accepted(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return Optional.of(JSON);
        }
        double json = quality(accept, List.of(JSON.name, ANY_APPLICATION, ANY));
        double named = quality(accept, List.of(GRAPHQL_RESPONSE.name));
        // whoever names neither gets JSON, unless it is refused
        double graphQL = json > 0 ? named : quality(accept, List.of(GRAPHQL_RESPONSE.name, ANY_APPLICATION, ANY));
        if (graphQL <= 0 && json <= 0) {
            return Optional.empty();
        }
        return Optional.of(graphQL >= json && graphQL > 0 ? GRAPHQL_RESPONSE : JSON);
    }

    /** @param ranges the most specific first, which decides; -1 when none of them is named */
    static double quality(String accept, List<String> ranges) {
        for (String wanted : ranges) {
            for (String range : accept.split(",", -1)) {
                String[] parts = range.strip().toLowerCase(Locale.ROOT).split(";", -1);
                if (parts[0].strip().equals(wanted)) {
                    return quality(parts);
                }
            }
        }
        return -1;
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
