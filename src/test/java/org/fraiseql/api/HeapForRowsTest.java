package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.Test;

class HeapForRowsTest {
    private static final long MIB = 1 << 20;

    private static Optional<String> warning(String connections, long fetchMib, long heapMib) {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("fraiseql.db.max-connections", connections);
        configuration.put("fraiseql.db.max-fetch-bytes", Long.toString(fetchMib * MIB));
        return warning(configuration, heapMib);
    }

    private static Optional<String> warning(Map<String, String> configuration, long heapMib) {
        return HeapForRows.warning(
                ConfigReader.read(new WrittenConfig(configuration)).db(), heapMib * MIB);
    }

    /** A container of 1 GiB has 614 MiB of heap. */
    @Test
    void moreThanHalfOfTheHeapIsTold() {
        assertThat(warning("20", 64, 614))
                .hasValue(
                        "The rows of 20 connections (fraiseql.db.max-connections), each with up to 64 MiB (fraiseql.db.max-fetch-bytes), may take 1280 MiB, more than half of the heap of 614 MiB: long answers at the same time can end the server. Lower one of the two, or give the server more memory.");
        assertThat(warning("20", 16, 639)).isPresent();
    }

    @Test
    void halfOfTheHeapIsNot() {
        assertThat(warning("20", 16, 640)).isEmpty();
        assertThat(warning("20", 64, 4_096)).isEmpty();
    }

    /** Regression: connections of the other backend, and those that share statements, were not counted. */
    @Test
    void theReactiveBackendHasMoreOfThem() {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("fraiseql.db.max-connections", "10");
        assertThat(warning(configuration, 1_280)).isEmpty();
        configuration.put("fraiseql.db.parity-testing", "true");
        assertThat(warning(configuration, 2_559)).isPresent();
        assertThat(warning(configuration, 2_560)).isEmpty();
        configuration.put("fraiseql.db.parity-testing", "false");
        configuration.put("fraiseql.db.backend", "reactive");
        assertThat(warning(configuration, 2_560)).isEmpty();
        configuration.put("fraiseql.db.pipelining", "8");
        assertThat(warning(configuration, 2_560))
                .hasValueSatisfying(
                        told -> assertThat(told)
                                .startsWith(
                                        "The rows of 24 connections (twice fraiseql.db.max-connections, and those that share statements), each"));
        assertThat(warning(configuration, 3_072)).isEmpty();
    }

    @Test
    void largePoolsDoNotOverflow() {
        assertThat(warning("10000", 2_047, 1 << 20)).isPresent();
    }
}
