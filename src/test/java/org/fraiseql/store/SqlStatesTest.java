package org.fraiseql.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.fraiseql.support.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SqlStatesTest {
    private static final Set<ErrorCode> TRANSIENT =
            EnumSet.of(ErrorCode.SERVICE_UNAVAILABLE, ErrorCode.QUERY_TIMEOUT, ErrorCode.TRANSACTION_ROLLBACK);

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/store/sqlstates.csv")
    void judgesEachState(String state, String condition, ErrorCode code) {
        assertThat(SqlStates.judge(state)).as(condition).isEqualTo(code);
        assertThat(SqlStates.isTransient(code)).isEqualTo(TRANSIENT.contains(code));
    }

    @Test
    void statesOfApplicationsAreTheirOwnWord() {
        assertThat(SqlStates.judge("SH001")).isEqualTo(ErrorCode.CONSTRAINT_VIOLATION);
        assertThat(SqlStates.isOfApplication("SH001")).isTrue();
        assertThat(SqlStates.isOfApplication("23505")).isFalse();
    }

    @Test
    void whatIsNoStateIsOurs() {
        assertThat(SqlStates.judge("")).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(SqlStates.judge("0")).isEqualTo(ErrorCode.INTERNAL_ERROR);
    }
}
