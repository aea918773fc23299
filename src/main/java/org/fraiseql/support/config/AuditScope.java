package org.fraiseql.support.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which operations the audit log tells of. */
public enum AuditScope {
    OFF,
    MUTATIONS,
    ALL;

    /** As the configuration has it: {@code mutations}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> keys() {
        return Stream.of(values()).map(AuditScope::toString).toList();
    }

    static AuditScope of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
