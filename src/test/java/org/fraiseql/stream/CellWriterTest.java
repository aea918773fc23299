package org.fraiseql.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.fraiseql.catalog.JsonShape;
import org.fraiseql.sql.JsonForm;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellWriterTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, -0",
        "19.90, 19.90",
        "1e-300, 1e-300",
        "9223372036854775807, 9223372036854775807",
        "NaN, \"NaN\"",
        "Infinity, \"Infinity\"",
        "-Infinity, \"-Infinity\""
    })
    void numbersKeepTheirDigitsAndNamesAreQuoted(String text, String json) {
        assertThat(written(new JsonForm.Shaped(JsonShape.NUMBER_OR_NAME), text)).isEqualTo(json);
    }

    /** The column was of this type when the catalog was read: a text in a number's place made an answer that was no JSON. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "NULL",
            value = {
                "NUMBER, abc",
                "NUMBER, ''",
                "NUMBER, -",
                "NUMBER, 007",
                "NUMBER, 1.5",
                "NUMBER, '1,\"isAdmin\":true'",
                "NUMBER_OR_NAME, abc9",
                "NUMBER_OR_NAME, ''",
                "NUMBER_OR_NAME, 1.",
                "NUMBER_OR_NAME, .5",
                "NUMBER_OR_NAME, 00.5",
                "NUMBER_OR_NAME, 1e",
                "NUMBER_OR_NAME, 1e+",
                "NUMBER_OR_NAME, 12-05-2025",
                "NUMBER_OR_NAME, 00",
                "NUMBER_OR_NAME, -",
                "NUMBER_OR_NAME, -.5",
                "NUMBER_OR_NAME, 1.5.5",
                "NUMBER_OR_NAME, 1/5",
                "NUMBER_OR_NAME, nan",
                "BOOLEAN, yes",
                "BOOLEAN, ''",
                "BOOLEAN, 1",
                "DATE_TIME, ''",
                "DATE_TIME, ' '",
                "DATE_TIME, 2025-01-01",
                "DATE_TIME, tomorrow at ten o'clock",
                "DATE_TIME, '2025-01-01 10:00:00\"'",
                "DATE_TIME_WITH_OFFSET, a b"
            })
    void whatIsNotOfTheColumnsTypeIsRefused(JsonShape shape, String text) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> written(new JsonForm.Shaped(shape), text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.TYPE_MISMATCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9223372036854775807", "-9223372036854775808", "10", "4294967295"})
    void integersAreCopied(String text) {
        assertThat(written(new JsonForm.Shaped(JsonShape.NUMBER), text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.5", "1e+20", "-1.7976931348623157e+308", "5e-324", "0.000000000000000000001"})
    void fractionsAndExponentsAreCopied(String text) {
        assertThat(written(new JsonForm.Shaped(JsonShape.NUMBER_OR_NAME), text)).isEqualTo(text);
    }

    @Test
    void booleansHaveTheirJsonNames() {
        assertThat(written(new JsonForm.Shaped(JsonShape.BOOLEAN), "t")).isEqualTo("true");
        assertThat(written(new JsonForm.Shaped(JsonShape.BOOLEAN), "f")).isEqualTo("false");
        assertThat(written(new JsonForm.Shaped(JsonShape.BOOLEAN), "true")).isEqualTo("true");
        assertThat(written(new JsonForm.Shaped(JsonShape.BOOLEAN), "false")).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01 10:00:00, 2025-01-01T10:00:00",
        "2025-01-01 10:00:00.123456, 2025-01-01T10:00:00.123456",
        "0044-03-15 12:00:00 BC, 0044-03-15T12:00:00 BC",
        "294276-12-31 23:59:59.999999, 294276-12-31T23:59:59.999999",
        "infinity, infinity",
        "-infinity, -infinity"
    })
    void timestampsHaveATForTheirSpace(String text, String json) {
        assertThat(written(new JsonForm.Shaped(JsonShape.DATE_TIME), text)).isEqualTo('"' + json + '"');
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01 10:00:00+00, 2025-01-01T10:00:00+00:00",
        "2025-01-01 10:00:00.5-08, 2025-01-01T10:00:00.5-08:00",
        "2025-01-01 10:00:00+05:45, 2025-01-01T10:00:00+05:45",
        "1890-01-01 10:00:00+00:53:28, 1890-01-01T10:00:00+00:53:28",
        "0044-03-15 12:00:00+00 BC, 0044-03-15T12:00:00+00:00 BC",
        "infinity, infinity",
        "-infinity, -infinity"
    })
    void offsetsAlwaysHaveTheirMinutes(String text, String json) {
        assertThat(written(new JsonForm.Shaped(JsonShape.DATE_TIME_WITH_OFFSET), text))
                .isEqualTo('"' + json + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "ü", "😀", "a'b", "/", "\u007f", "\u0080", "\u2028"})
    void textThatNeedsNoEscapeIsCopied(String text) {
        assertThat(written(new JsonForm.Shaped(JsonShape.ESCAPED), text)).isEqualTo('"' + text + '"');
    }

    @ParameterizedTest
    @MethodSource("controls")
    void everyControlCharacterIsEscaped(int control) {
        String escape =
                switch (control) {
                    case '\b' -> "\\b";
                    case '\f' -> "\\f";
                    case '\n' -> "\\n";
                    case '\r' -> "\\r";
                    case '\t' -> "\\t";
                    default -> "\\u%04x".formatted(control);
                };
        assertThat(written(new JsonForm.Shaped(JsonShape.ESCAPED), (char) control + "x" + (char) control))
                .isEqualTo('"' + escape + "x" + escape + '"');
    }

    private static IntStream controls() {
        return IntStream.range(0, 0x20);
    }

    @Test
    void quotesAndBackslashesAreEscapedWhereverTheyStand() {
        assertThat(written(new JsonForm.Shaped(JsonShape.ESCAPED), "\"")).isEqualTo("\"\\\"\"");
        assertThat(written(new JsonForm.Shaped(JsonShape.ESCAPED), "\\")).isEqualTo("\"\\\\\"");
        assertThat(written(new JsonForm.Shaped(JsonShape.ESCAPED), "a\"b\\c\"")).isEqualTo("\"a\\\"b\\\\c\\\"\"");
    }

    /** Eight bytes are looked at together: each character at each place, beside ones that are close to those to be escaped. */
    @ParameterizedTest
    @ValueSource(strings = {"x", " ", "!", "#", "[", "]", "\"", "\\", "\u001f", "\u007f", "\u0000", "ü"})
    void eachCharacterIsFoundAtEachPlace(String neighbour) {
        for (int length = 1; length < 20; length++) {
            for (int place = 0; place < length; place++) {
                for (int letter = 0; letter < 0x100; letter++) {
                    String text = neighbour.repeat(place) + (char) letter + neighbour.repeat(length - place - 1);
                    assertThat(written(new JsonForm.Shaped(JsonShape.ESCAPED), text))
                            .isEqualTo('"' + escaped(text) + '"');
                }
            }
        }
    }

    private static String escaped(String text) {
        StringBuilder json = new StringBuilder();
        for (char letter : text.toCharArray()) {
            int known = "\b\f\n\r\t\"\\".indexOf(letter);
            if (known >= 0) {
                json.append('\\').append("bfnrt\"\\".charAt(known));
            } else if (letter < ' ') {
                json.append("\\u%04x".formatted((int) letter));
            } else {
                json.append(letter);
            }
        }
        return json.toString();
    }

    /** Runs of clean text, and texts of which every character grows, around and over the buffer's 64 KiB. */
    @ParameterizedTest
    @ValueSource(ints = {8_190, 8_191, 8_192, 65_533, 65_534, 65_535, 65_536, 65_537, 70_000, 200_000})
    void longTextsAreWrittenWhole(int length) {
        String clean = "x".repeat(length);
        assertThat(written(new JsonForm.Shaped(JsonShape.ESCAPED), clean)).isEqualTo('"' + clean + '"');
        assertThat(written(new JsonForm.Shaped(JsonShape.QUOTED), clean)).isEqualTo('"' + clean + '"');
        assertThat(written(new JsonForm.Shaped(JsonShape.RAW), clean)).isEqualTo(clean);
        assertThat(written(new JsonForm.Shaped(JsonShape.ESCAPED), "\n".repeat(length)))
                .isEqualTo('"' + "\\n".repeat(length) + '"');
        assertThat(written(new JsonForm.Shaped(JsonShape.ESCAPED), "\u0001".repeat(length)))
                .isEqualTo('"' + "\\u0001".repeat(length) + '"');
        assertThat(written(new JsonForm.Shaped(JsonShape.ESCAPED), clean + "\"" + clean))
                .isEqualTo('"' + clean + "\\\"" + clean + '"');
    }

    @Test
    void labelsGetTheirNamesAndNewOnesAreTextUntilTheReload() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("very-sad", "very_sad");
        names.put("", "_");
        JsonForm form = new JsonForm.Labels(names);

        assertThat(written(form, "very-sad")).isEqualTo("\"very_sad\"");
        assertThat(written(form, "")).isEqualTo("\"_\"");
        assertThat(written(form, "a\"b")).isEqualTo("\"a\\\"b\"");
    }

    private static String written(JsonForm form, String value) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ResponseBuffer out = new ResponseBuffer(sent::write);
        CellWriter.of(form).write(value.getBytes(StandardCharsets.UTF_8), out);
        out.flush();
        return sent.toString(StandardCharsets.UTF_8);
    }
}
