package org.fraiseql.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.support.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatesTest {
    /** State, code, whether a read may be run again. */
    @ParameterizedTest
    @CsvSource({
        "08000, SERVICE_UNAVAILABLE, true",
        "08001, SERVICE_UNAVAILABLE, true",
        "08003, SERVICE_UNAVAILABLE, true",
        "08006, SERVICE_UNAVAILABLE, true",
        "08P01, SERVICE_UNAVAILABLE, true",
        "3D000, SERVICE_UNAVAILABLE, true",
        "53300, SERVICE_UNAVAILABLE, true",
        "57P01, SERVICE_UNAVAILABLE, true",
        "57P02, SERVICE_UNAVAILABLE, true",
        "57P03, SERVICE_UNAVAILABLE, true",
        "57P05, SERVICE_UNAVAILABLE, true",
        "57014, QUERY_TIMEOUT, true",
        "40001, TRANSACTION_ROLLBACK, true",
        "40P01, TRANSACTION_ROLLBACK, true",
        "22003, BAD_USER_INPUT, false",
        "22012, BAD_USER_INPUT, false",
        "22P02, BAD_USER_INPUT, false",
        "2201B, BAD_USER_INPUT, false",
        "23505, CONSTRAINT_VIOLATION, false",
        "23503, CONSTRAINT_VIOLATION, false",
        "23502, CONSTRAINT_VIOLATION, false",
        "23514, CONSTRAINT_VIOLATION, false",
        "23P01, CONSTRAINT_VIOLATION, false",
        "28000, AUTHENTICATION_ERROR, false",
        "28P01, AUTHENTICATION_ERROR, false",
        "42501, PERMISSION_DENIED, false",
        "42P01, NOT_FOUND, false",
        "42703, NOT_FOUND, false",
        "3F000, NOT_FOUND, false",
        "42804, TYPE_MISMATCH, false",
        "42883, TYPE_MISMATCH, false",
        "42704, TYPE_MISMATCH, false",
        "0A000, TYPE_MISMATCH, false",
        "42601, INTERNAL_ERROR, false",
        "53100, INTERNAL_ERROR, false",
        "54011, LIMIT_EXCEEDED, false",
        "XX000, INTERNAL_ERROR, false",
        "P0001, CONSTRAINT_VIOLATION, false",
        "P0002, CONSTRAINT_VIOLATION, false",
        "P0003, CONSTRAINT_VIOLATION, false",
        "02000, CONSTRAINT_VIOLATION, false",
        "55P03, TRANSACTION_ROLLBACK, true",
        "SH001, CONSTRAINT_VIOLATION, false"
    })
    void judgesEachState(String state, ErrorCode code, boolean isTransient) {
        assertThat(SqlStates.judge(state)).isEqualTo(code);
        assertThat(SqlStates.isTransient(SqlStates.judge(state))).isEqualTo(isTransient);
    }

    @Test
    void whatIsNoStateIsOurs() {
        assertThat(SqlStates.judge("")).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(SqlStates.judge("0")).isEqualTo(ErrorCode.INTERNAL_ERROR);
    }
}
