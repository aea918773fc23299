package org.fraiseql.support.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether callers are known. */
public enum SecurityMode {
    /** Everybody is served as the connecting user. */
    OFF,
    /** Whoever brings no credentials is served as the anonymous role. */
    OPTIONAL,
    /** Whoever brings no credentials is refused. */
    REQUIRED;

    /** As the configuration has it: {@code optional}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> keys() {
        return Stream.of(values()).map(SecurityMode::toString).toList();
    }

    static SecurityMode of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
