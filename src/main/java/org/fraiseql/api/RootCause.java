package org.fraiseql.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What lies behind an exception, on one line of the log: names of hosts included, which clients are not told. */
final class RootCause {
    /** The driver's exception and what it met; before them stand the container's, which repeat them. */
    private static final int INNERMOST = 2;

    private RootCause() {}

    /** In parentheses, with a space before; empty where nothing lies behind. */
    static String of(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable link = failure.getCause(); link != null && !chain.contains(link); link = link.getCause()) {
            chain.add(link);
        }
        String causes = chain.subList(Math.max(0, chain.size() - INNERMOST), chain.size()).stream()
                .map(link -> Objects.requireNonNullElse(
                        link.getMessage(), link.getClass().getSimpleName()))
                .map(message -> message.lines().findFirst().orElse(""))
                .distinct()
                .collect(Collectors.joining(": "));
        return causes.isEmpty() ? "" : " (" + causes + ")";
    }
}
