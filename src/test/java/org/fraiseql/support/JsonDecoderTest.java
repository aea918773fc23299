package org.fraiseql.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDecoderTest {
    private static final JsonProvider JSON = JsonProvider.provider();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { \"a\" : [ ] , \"b\" : { } } ",
                "{\"query\":\"{ a(b: \\\"c\\\") }\\n\",\"variables\":{\"v\":1}}",
                "[0,-0,1,-1,2147483647,2147483648,-2147483648,-2147483649]",
                "[999999999999999999,1000000000000000000,9223372036854775807,9223372036854775808,-9223372036854775809]",
                "[1.0,1.50,1e2,1.5e1,10E-1,0.1,-0.0,0e0,1e400]",
                "[true,false,null]",
                "\"\\u00e9\\ud83d\\ude00\\ud83d \\/\\b\\f\\n\\r\\t\\\"\\\\\"",
                "\"é 😀 \\\" € ü\"",
                "{\"a\":1,\"a\":2}",
                "\"\"",
                "\"\u007f\"",
            })
    void readsWhatJsonPReads(String json) {
        assertThat(decode(json)).isEqualTo(parsed(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":1 \"b\":2}",
                "01",
                "-",
                "-01",
                "1.",
                ".5",
                "1e",
                "1e+",
                "+1",
                "0x1",
                "NaN",
                "tru",
                "truex",
                "nul",
                "\"",
                "\"a",
                "\"\\",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\n\"",
                "\"\\n\n\"",
                "'a'",
                "1 1",
                "{}{}",
                "[]x",
            })
    void refusesWhatIsNoJson(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> decode(json));
    }

    @Test
    void passesOverAByteOrderMarkAndRefusesWhatIsNoUtf8() {
        assertThat(decode("\uFEFF{}")).isEqualTo(parsed("{}"));
        assertThat(decode("\"\uFFFD\"")).isEqualTo("\uFFFD");
        for (byte[] wrong : new byte[][] {
            {'"', (byte) 0xC3, '"'},
            {'"', '\\', 'n', (byte) 0xFF, '"'},
            {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JsonDecoder.decode(wrong))
                    .withMessage("is not in UTF-8.");
        }
    }

    @Test
    void refusesWhatWouldOverflowTheStackOrTakeForever() {
        assertThat(decode("[".repeat(1_000) + "]".repeat(1_000))).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> decode("[".repeat(1_001) + "]".repeat(1_001)));
        assertThatIllegalArgumentException().isThrownBy(() -> decode("[".repeat(1_000_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> decode("1".repeat(1_101)));
        assertThat(decode("{},{}".substring(0, 2))).isEqualTo(parsed("{}"));
    }

    /** Documents of all kinds, and each of them with one byte changed, so that most of these are wrong. */
    @Test
    void agreesWithJsonPOnRandomText() {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String json = document(random, 3);
            assertThat(decode(json)).as("seed %d: %s", seed, json).isEqualTo(parsed(json));
            StringBuilder changed = new StringBuilder(json);
            changed.setCharAt(random.nextInt(json.length()), "{}[]\",:\\ 0-.etn1u".charAt(random.nextInt(17)));
            assertThat(outcome(changed.toString()))
                    .as("seed %d: %s", seed, changed)
                    .isEqualTo(outcomeOfJsonP(changed.toString()));
        }
    }

    private static String document(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> Long.toString(random.nextLong() >> random.nextInt(64));
            case 1 -> random.nextInt(100) + "." + random.nextInt(100) + (random.nextBoolean() ? "e-2" : "");
            case 2 -> "true";
            case 3 -> "null";
            case 4, 5 -> "\"" + "aé\\u0041\\n \\\"".substring(0, random.nextInt(3)) + random.nextInt() + "\"";
            case 6 -> "[" + document(random, depth - 1) + ", " + document(random, depth - 1) + "]";
            default -> "{\"a\":" + document(random, depth - 1) + ",\"b\" :" + document(random, depth - 1) + "}";
        };
    }

    private static String outcome(String json) {
        try {
            return String.valueOf(decode(json));
        } catch (IllegalArgumentException e) {
            return "refused";
        }
    }

    private static String outcomeOfJsonP(String json) {
        try {
            return String.valueOf(parsed(json));
        } catch (RuntimeException e) {
            return "refused";
        }
    }

    private static @Nullable Object decode(String json) {
        return JsonDecoder.decode(json.getBytes(UTF_8));
    }

    private static @Nullable Object parsed(String json) {
        try (var parser = JSON.createParser(new StringReader(json))) {
            parser.next();
            var value = parser.getValue();
            if (parser.hasNext()) {
                throw new IllegalStateException("more than one value");
            }
            return toJava(value);
        }
    }

    /** JSON-P's values as the decoder's; numbers by their own way. */
    private static @Nullable Object toJava(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> number(((JsonNumber) value).bigDecimalValue());
            case ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                value.asJsonArray().forEach(item -> items.add(toJava(item)));
                yield items;
            }
            case OBJECT -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                value.asJsonObject().forEach((name, item) -> fields.put(name, toJava(item)));
                yield fields;
            }
        };
    }

    private static Number number(BigDecimal value) {
        if (value.scale() != 0) {
            return value;
        }
        BigInteger whole = value.toBigIntegerExact();
        if (whole.equals(BigInteger.valueOf(whole.intValue()))) {
            return whole.intValue();
        }
        return whole.equals(BigInteger.valueOf(whole.longValue())) ? (Number) whole.longValue() : whole;
    }
}
