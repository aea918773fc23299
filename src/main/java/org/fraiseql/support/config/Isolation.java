package org.fraiseql.support.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What concurrent transactions see of each other (PostgreSQL manual, Transaction Isolation). */
public enum Isolation {
    READ_COMMITTED,
    REPEATABLE_READ,
    SERIALIZABLE;

    /** As the configuration has it: {@code read-committed}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> keys() {
        return Stream.of(values()).map(Isolation::key).toList();
    }

    static Isolation of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Empty for what the datasource has anyway. */
    public Optional<String> sqlName() {
        return this == READ_COMMITTED ? Optional.empty() : Optional.of(name().replace('_', ' '));
    }
}
