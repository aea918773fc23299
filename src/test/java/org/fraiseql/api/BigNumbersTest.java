package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BigNumbersTest {
    @Test
    void areStringsForWhoeverAsksForThem() throws HttpProblem {
        assertThat(BigNumbers.areStrings("strings")).isTrue();
        assertThat(BigNumbers.areStrings(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "numbers", "", "true"})
    void whatIsNotUnderstoodIsRefused(String header) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> BigNumbers.areStrings(header))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(400);
                    assertThat(problem.problem().message()).contains("\"strings\"");
                });
    }
}
