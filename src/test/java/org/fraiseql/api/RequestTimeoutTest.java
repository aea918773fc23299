package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTimeoutTest {
    private final RequestTimeout timeout = new RequestTimeout(Duration.ofSeconds(30));

    @Test
    void aClientMayAskForLessButNotForMore() throws HttpProblem {
        assertThat(timeout.deadline(null).total()).isEqualTo(Duration.ofSeconds(30));
        assertThat(timeout.deadline("200").total()).isEqualTo(Duration.ofMillis(200));
        assertThat(timeout.deadline("9999999999").total()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "1e3", "ten", "99999999999", "1 "})
    void whatIsNoTimeIsRefused(String asked) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> timeout.deadline(asked))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
    }
}
