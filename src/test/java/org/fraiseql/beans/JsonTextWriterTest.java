package org.fraiseql.beans;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextWriterTest {
    @Test
    void writesEveryKindOfValueInOrder() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("price", new BigDecimal("19.90"));
        tree.put("list", Arrays.asList(1, null, true, Double.NaN));
        tree.put("none", null);

        assertThat(JsonTextWriter.write(tree))
                .isEqualTo("{\"price\":19.90,\"list\":[1,null,true,\"NaN\"],\"none\":null}");
    }

    @Test
    void escapesWhatJsonAsksFor() {
        assertThat(JsonTextWriter.write("a\"b\\c\n\u0001ü")).isEqualTo("\"a\\\"b\\\\c\\n\\u0001ü\"");
    }
}
