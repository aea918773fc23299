package org.fraiseql.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonStepsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a             | [a]
            a.b.0         | [a, b, 0]
            "a.b".c       | [a.b, c]
            x."a.b"       | [x, a.b]
            "a""b.c"      | [a"b.c]
            "a            | ["a]
            "a"b.c        | ["a"b, c]
            a"b.c         | [a"b, c]
            a..b          | [a, , b]
            a.            | [a, ]
            .             | [, ]
            """)
    void keysWithDotsStandInQuotes(String path, String steps) {
        assertThat(JsonSteps.of(path)).hasToString(steps);
    }

    @Test
    void anEmptyPathIsAnEmptyKey() {
        assertThat(JsonSteps.of("")).isEqualTo(List.of(""));
    }
}
