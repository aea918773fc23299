package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {
    private static final int LONGEST = 40;

    /** Strings are looked through in steps of eight bytes: wherever in them it stands, an escaped quote ends none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\\\"",
                "\\\\",
                "\\\\\\\"",
                "\\u0022",
                "\\\\\\\\",
                "é☃😀",
                "\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\""
            })
    void aStringEndsWithItsQuote(String part) {
        for (int length = 0; length < LONGEST; length++) {
            for (int at = 0; at <= length; at++) {
                String string = "\"" + "a".repeat(at) + part + "b".repeat(length - at) + "\"";
                byte[] json = ("{\"k\": " + string + ", \"other\": \"\\\"\"}").getBytes(UTF_8);
                int start = "{\"k\": ".length();
                assertThat(JsonBytes.endOfString(json, start)).isEqualTo(start + string.getBytes(UTF_8).length);
                assertThat(JsonBytes.endOfValue(json, 0)).isEqualTo(json.length);
                assertThat(JsonBytes.endOfString(string.getBytes(UTF_8), 0)).isEqualTo(string.getBytes(UTF_8).length);
            }
        }
    }
}
