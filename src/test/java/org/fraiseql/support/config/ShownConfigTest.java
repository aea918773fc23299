package org.fraiseql.support.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownConfigTest {
    @Test
    void showsEachKeyAsItIsWritten() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("fraiseql.db.max-connections", "7");
        written.put("fraiseql.db.query-timeout-ms", "1500");
        written.put("fraiseql.db.mutation-isolation", "repeatable-read");
        written.put("fraiseql.catalog.schemas", "public,shop");
        written.put("fraiseql.limits.max-limit", "50");
        written.put("fraiseql.http.admin", "true");

        Map<String, Object> shown = new LinkedHashMap<>(ShownConfig.of(ConfigReader.read(new WrittenConfig(written))));

        assertThat(shown)
                .containsEntry("fraiseql.db.max-connections", 7)
                .containsEntry("fraiseql.db.query-timeout-ms", 1500L)
                .containsEntry("fraiseql.db.mutation-isolation", "repeatable-read")
                .containsEntry("fraiseql.catalog.schemas", "public,shop")
                .containsEntry("fraiseql.limits.max-limit", 50)
                .containsEntry("fraiseql.http.admin", true)
                .containsEntry("fraiseql.json.big-numbers-as-strings", false);
    }

    /** Whoever writes down what is shown starts the same server. */
    @Test
    void whatIsShownCanBeReadAgain() {
        FraiseqlConfig config = ConfigReader.read(new WrittenConfig(Map.of("fraiseql.limits.max-limit", "9")));
        Map<String, String> again = new LinkedHashMap<>();
        ShownConfig.of(config).forEach((key, value) -> {
            if (value != null) {
                again.put(key, value.toString());
            }
        });

        assertThat(ConfigReader.read(new WrittenConfig(again))).isEqualTo(config);
    }
}
