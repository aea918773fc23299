package org.fraiseql.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
        assertRefused("[".repeat(1_001) + "]".repeat(1_001), "", "is nested more than 1000 levels deep.");
        assertRefused("[".repeat(1_000_000), "", "is nested more than 1000 levels deep.");
        assertThat(decode("{},{}".substring(0, 2))).isEqualTo(parsed("{}"));
    }

    @Test
    void refusesNumbersThatAreTooLargeAndSaysWhere() {
        assertThat(decode("[1e131071,1e-16383,%s]".formatted("1".repeat(1_100))))
                .isNotNull();
        String digits = "has more digits than a number may have: 131072 before the point and 16383 after it.";
        for (String number : List.of("1e131072", "1e-16384", "1e1000000", "-1E+600000000", "1e99999999999999999999")) {
            assertRefused(number, "", digits);
            assertRefused("{\"variables\":{\"w\":[0,{\"id\":%s}]}}".formatted(number), "variables.w[1].id", digits);
        }
        assertRefused("[0,%s]".formatted("1".repeat(1_101)), "[1]", "is a number of more than 1100 characters.");
    }

    @Test
    void refusesAKeyThatIsGivenTwice() {
        assertRefused("{\"query\":null,\"b\":0,\"query\":null}", "query", "is given twice.");
        assertRefused("{\"variables\":{\"a\":[{\"b\":1,\"\\u0062\":1}]}}", "variables.a[0].b", "is given twice.");
    }

    /** Columns of type json keep keys twice, and numeric has digits that nobody would send. */
    @Test
    void readsOfOursWhatTheDatabaseMayHave() {
        String digits = "9".repeat(100_000) + ".5";

        assertThat(String.valueOf(JsonDecoder.decodeOurs(
                        "{\"a\":1,\"a\":[%s,1e999999,2]}".formatted(digits).getBytes(UTF_8))))
                .isEqualTo("{a=[%s, 1e999999, 2]}".formatted(digits));
    }

    private static void assertRefused(String json, String path, String what) {
        assertThatExceptionOfType(JsonProblem.class)
                .isThrownBy(() -> decode(json))
                .satisfies(problem -> assertThat(problem.path()).isEqualTo(path))
                .satisfies(problem -> assertThat(problem.what()).isEqualTo(what));
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
        if (value.precision() - (long) value.scale() > 131_072 || value.scale() > 16_383) {
            throw new IllegalStateException("a number that is refused");
        }
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
