package org.fraiseql.support.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in a token's claims something stands: {@code role}, {@code realm_access.roles}, {@code $.app["https://shop.example/role"][0]}. A name with dots in it is
 * quoted. Immutable.
 */
public final class ClaimPath {
    private static final Pattern STEP =
            Pattern.compile("\\.?(?:\\[(\\d{1,6})]|\\[?[\"']([^\"']+)[\"']]?|([^.\\[\\]\"']+))");

    private final String text;
    private final List<Object> steps;

    private ClaimPath(String text, List<Object> steps) {
        this.text = text;
        this.steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException when it is none */
    public static ClaimPath of(String text) {
        Matcher step = STEP.matcher(text);
        List<Object> steps = new ArrayList<>();
        int at = text.startsWith("$") && text.length() > 1 && ".[".indexOf(text.charAt(1)) >= 0 ? 1 : 0;
        while (at < text.length() && step.find(at) && step.start() == at) {
            steps.add(step(step));
            at = step.end();
        }
        if (steps.isEmpty() || at < text.length()) {
            throw new IllegalArgumentException(text);
        }
        return new ClaimPath(text, steps);
    }

    private static Object step(Matcher step) {
        String index = step.group(1);
        if (index != null) {
            return Integer.valueOf(index);
        }
        String quoted = step.group(2);
        return quoted == null ? step.group(3) : quoted;
    }

    /** The strings that stand there, one or those of a list; none when it is something else. Empty when nothing stands there. */
    public Optional<List<String>> in(Map<?, ?> claims) {
        Object found = claims;
        for (Object step : steps) {
            found = next(found, step);
        }
        return Optional.ofNullable(found).map(ClaimPath::strings);
    }

    private static List<String> strings(Object found) {
        return switch (found) {
            case String text -> List.of(text);
            case List<?> items ->
                items.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            default -> List.of();
        };
    }

    private static @Nullable Object next(@Nullable Object from, Object step) {
        if (from instanceof Map<?, ?> object && step instanceof String name) {
            return object.get(name);
        }
        if (from instanceof List<?> list && step instanceof Integer index && index < list.size()) {
            return list.get(index);
        }
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClaimPath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
