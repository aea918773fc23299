package org.fraiseql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseStatusTest {
    @ParameterizedTest
    @CsvSource({
        "success, 0",
        "created, 0",
        "new, 0",
        "updated, 0",
        "deleted, 0",
        "completed, 0",
        "OK, 0",
        "registered, 0",
        "validation:, 422",
        "validation:email, 422",
        "noop:unchanged, 422",
        "unauthorized:token, 401",
        "forbidden:role, 403",
        "NOT_FOUND:user, 404",
        "not_found, 404",
        "conflict:duplicate, 409",
        "timeout:lock, 408",
        "failed:disk, 500",
        "failed, 500",
        "declined:card, 500",
        "'', 500",
    })
    void aWordSaysWhatHasHappened(String word, int code) {
        assertThat(ResponseStatus.ofWord(word)).isEqualTo(new ResponseStatus(code == 0, code));
    }

    @Test
    void noWordIsAnError() {
        assertThat(ResponseStatus.ofWord(null)).isEqualTo(new ResponseStatus(false, 500));
    }

    @ParameterizedTest
    @CsvSource({
        "true, , , 0",
        "true, conflict, 409, 0",
        "false, validation, , 422",
        "false, conflict, , 409",
        "false, not_found, , 404",
        "false, unauthorized, , 401",
        "false, forbidden, , 403",
        "false, internal, , 500",
        "false, transaction_failed, , 500",
        "false, timeout, , 504",
        "false, rate_limited, , 429",
        "false, service_unavailable, , 503",
        "false, conflict, 418, 418",
        "false, , , 500",
    })
    void flagsSayIt(boolean succeeded, @Nullable String errorClass, @Nullable String httpStatus, int code) {
        assertThat(ResponseStatus.ofFlags(succeeded, errorClass, httpStatus))
                .isEqualTo(new ResponseStatus(code == 0, code));
    }
}
