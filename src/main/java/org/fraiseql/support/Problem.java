package org.fraiseql.support;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One GraphQL error before it is written (GraphQL specification, section 7.1.2 Errors).
 *
 * @param path response keys ({@link String}) and list indexes ({@link Integer}); empty when the error belongs to the request as a whole
 * @param details what {@code extensions} holds beside {@code code} and {@code retryable}: {@code sqlState}, {@code constraint}, {@code fields}, {@code hint}
 */
public record Problem(
        ErrorCode code, String message, List<Location> locations, List<Object> path, Map<String, Object> details) {

    /** A place in the GraphQL text, both counted from 1. */
    public record Location(int line, int column) {}

    public Problem {
        locations = List.copyOf(locations);
        path = List.copyOf(path);
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public static Problem of(ErrorCode code, String message) {
        return new Problem(code, message, List.of(), List.of(), Collections.emptyMap());
    }

    public Problem at(Location location) {
        return new Problem(code, message, List.of(location), path, details);
    }

    public Problem under(List<Object> newPath) {
        return new Problem(code, message, locations, newPath, details);
    }

    /** The same problem unless it already says where it belongs. */
    Problem orUnder(String responseKey, Optional<Location> location) {
        Problem placed = path.isEmpty() ? under(List.of(responseKey)) : this;
        return placed.locations.isEmpty() && location.isPresent() ? placed.at(location.get()) : placed;
    }

    public Problem withMessage(String newMessage) {
        return new Problem(code, newMessage, locations, path, details);
    }

    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Problem(code, message, locations, path, more);
    }

    public Problem without(String name) {
        Map<String, Object> less = new LinkedHashMap<>(details);
        less.remove(name);
        return new Problem(code, message, locations, path, less);
    }

    public Problem hint(String hint) {
        return with("hint", hint);
    }

    /** The same for clients that shall learn nothing of schema and configuration: no names that are nearly those given, no hint that names a key. */
    public Problem withoutSuggestions() {
        int suggestion = message.endsWith("?") ? message.lastIndexOf(" Did you mean ") : -1;
        Map<String, Object> kept = new LinkedHashMap<>(details);
        if (String.valueOf(kept.get("hint")).contains("fraiseql.")) {
            kept.remove("hint");
        }
        return new Problem(code, suggestion < 0 ? message : message.substring(0, suggestion), locations, path, kept);
    }

    /** {@code extensions} as they are written: code, retryable, then the details. */
    public Map<String, Object> extensions() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("code", code.name());
        all.put("retryable", code.isRetryable());
        all.putAll(details);
        return all;
    }

    static String describe(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        problems.forEach(problem -> lines.add(problem.code + ": " + problem.message));
        return String.join("; ", lines);
    }
}
