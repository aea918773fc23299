package org.fraiseql.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void writesEveryKindOfValueInOrder() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("price", new BigDecimal("19.90"));
        tree.put("list", Arrays.asList(1, null, true, Double.NaN, Float.NEGATIVE_INFINITY));
        tree.put("none", null);

        assertThat(JsonText.of(tree))
                .isEqualTo("{\"price\":19.90,\"list\":[1,null,true,\"NaN\",\"-Infinity\"],\"none\":null}");
    }

    @Test
    void escapesWhatJsonAsksFor() {
        assertThat(JsonText.of("a\"b\\c\n\u0001\u007fü")).isEqualTo("\"a\\\"b\\\\c\\n\\u0001\u007fü\"");
    }

    @Test
    void passesOnWhatPrintsItselfAsJson() {
        List<Object> values = List.of(JsonValue.TRUE, JsonValue.NULL);

        assertThat(JsonText.of(values, JsonValue.class::isInstance)).isEqualTo("[true,null]");
        assertThat(JsonText.of(values)).isEqualTo("[\"true\",\"null\"]");
    }
}
