package org.fraiseql.typed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fraiseql.catalog.JsonShape;
import org.fraiseql.sql.JsonForm;
import org.fraiseql.sql.JsonNode;
import org.fraiseql.stream.FlatRow;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.RowWriter;
import org.fraiseql.support.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that are made without JSON are those that are made with it. */
class QuickFormTest {
    private static final long SEED = 20261127;

    private static final List<Class<?>> TYPES = List.of(
            String.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            BigDecimal.class,
            boolean.class,
            Boolean.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class);

    /** Of all forms, and of none. */
    private static final List<String> TEXTS = List.of(
            "",
            "-",
            "0",
            "-0",
            "7",
            "-7",
            "007",
            "2147483647",
            "2147483648",
            "-2147483648",
            "-2147483649",
            "999999999999999999",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "1.0",
            "-1.50",
            "0.000",
            "00.5",
            ".5",
            "5.",
            "1.2.3",
            "-.5",
            "1e20",
            "12345678901234567.8",
            "123456789012345678.9",
            "NaN",
            "Infinity",
            "-Infinity",
            "t",
            "f",
            "true",
            "x",
            "abc",
            "quoted \"so\" \\ \n\t",
            "Größe \uD83D\uDE00",
            "2025-01-01",
            "2025-02-28",
            "10000-01-01",
            "0044-03-15 BC",
            "infinity",
            "-infinity",
            "2025-01-01 10:00:00",
            "2025-01-01 10:00:00.5",
            "2025-01-01 10:00:00.123456",
            "2025-01-01 24:00:00",
            "2025-01-01 10:00:00+00",
            "2025-01-01 10:00:00.123456+00",
            "2025-01-01 10:00:00+05:30",
            "2025-01-01 10:00:00-08",
            "0044-03-15 10:00:00+00 BC",
            "12025-01-01 10:00:00+00");

    /** No text of a type that is quoted as it is. */
    private static final Pattern JSON_ESCAPES = Pattern.compile("[\"\\\\\\p{Cntrl}]");

    private static FlatRow row(JsonShape shape) {
        JsonNode.Member member = new JsonNode.Member("a", new JsonNode.Column(0, new JsonForm.Shaped(shape)));
        return RowWriter.of(new JsonNode.Members(List.of(member), OptionalInt.empty()))
                .flat()
                .orElseThrow();
    }

    /** Empty when it is refused on the way. */
    private static Optional<Object> byJson(Class<?> type, JsonShape shape, byte[] text) {
        ResponseBuffer out = ResponseBuffer.unbounded(1024);
        try {
            row(shape).write(0, text, out);
            byte[] json = out.bytes(0, out.mark());
            return Optional.of(JavaForms.reader(type).orElseThrow().read(new JsonCursor().over(json, json.length)));
        } catch (EngineException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void agree(Class<?> type, JsonShape shape, String given) {
        byte[] text = given.getBytes(UTF_8);
        Object quick = QuickForm.of(type, shape).read(text);
        if (quick != null
                && !(shape == JsonShape.QUOTED && JSON_ESCAPES.matcher(given).find())) {
            assertThat(byJson(type, shape, text))
                    .as("%s of %s as %s", given, shape, type)
                    .contains(quick);
        }
    }

    @ParameterizedTest
    @EnumSource(JsonShape.class)
    void agreesWithJson(JsonShape shape) {
        TYPES.forEach(type -> TEXTS.forEach(text -> agree(type, shape, text)));
    }

    /** Letters of numbers and times in any order. */
    @ParameterizedTest
    @EnumSource(JsonShape.class)
    void agreesWithJsonWhateverTheTextIs(JsonShape shape) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            String start = TEXTS.get(random.nextInt(TEXTS.size()));
            for (int at = 0; at < start.length(); at++) {
                boolean isChanged = random.nextInt(8) == 0;
                text.append(isChanged ? "0123456789-+.:T e".charAt(random.nextInt(17)) : start.charAt(at));
            }
            texts.add(text.toString());
        }
        TYPES.forEach(type -> texts.forEach(text -> agree(type, shape, text)));
    }

    private static Stream<Arguments> common() {
        return Stream.of(
                Arguments.of(long.class, JsonShape.NUMBER, "-42"),
                Arguments.of(int.class, JsonShape.NUMBER, "42"),
                Arguments.of(BigDecimal.class, JsonShape.NUMBER_OR_NAME, "19.90"),
                Arguments.of(boolean.class, JsonShape.BOOLEAN, "t"),
                Arguments.of(String.class, JsonShape.ESCAPED, "Emma"),
                Arguments.of(LocalDate.class, JsonShape.QUOTED, "2025-01-01"),
                Arguments.of(LocalDateTime.class, JsonShape.DATE_TIME, "2025-01-01 10:00:00"),
                Arguments.of(OffsetDateTime.class, JsonShape.DATE_TIME_WITH_OFFSET, "2025-01-01 10:00:00.25+00"));
    }

    @ParameterizedTest
    @MethodSource("common")
    void takesTheCommonForms(Class<?> type, JsonShape shape, String text) {
        assertThat(QuickForm.of(type, shape).read(text.getBytes(UTF_8))).isNotNull();
    }

    @Test
    void keepsTheScaleOfDecimals() {
        assertThat(QuickForm.of(BigDecimal.class, JsonShape.NUMBER_OR_NAME).read("-1.50".getBytes(UTF_8)))
                .isEqualTo(new BigDecimal("-1.50"));
    }
}
