package org.fraiseql.support.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Operations that clients name instead of sending them ({@code fraiseql.persisted-operations.*}).
 *
 * @param folder of documents and manifests, or one manifest; blank when there is none
 */
public record PersistedOperationsConfig(Mode mode, String folder) {
    /** Which operations are taken. */
    public enum Mode {
        /** All, as text. */
        OFF,
        /** All; a hash stands for one that was sent before, or that is on the list. */
        APQ,
        /** Only operations on the list run. */
        ALLOW_LIST;

        /** As the configuration has it: {@code allow-list}. */
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static List<String> keys() {
            return Stream.of(values()).map(Mode::key).toList();
        }

        static Mode of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
