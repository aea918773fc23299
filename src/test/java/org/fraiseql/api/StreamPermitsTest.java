package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fraiseql.support.EngineException;
import org.junit.jupiter.api.Test;

/** Regression: one client could take all long answers, and keep them for as long as an answer may take. */
class StreamPermitsTest {
    private final StreamPermits permits = new StreamPermits(4, StreamPermits.shareOf(4));

    @Test
    void oneClientLeavesSomeForOthers() {
        for (int i = 0; i < 3; i++) {
            permits.take("a");
        }
        assertThatThrownBy(() -> permits.take("a"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("Too many long answers are being sent to you.");
        permits.take("b");
        assertThatThrownBy(() -> permits.take("c"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("Too many long answers are being sent. ");
        assertThat(permits.taken()).isEqualTo(4);
    }

    @Test
    void whatIsGivenBackIsFreeAgain() {
        for (int i = 0; i < 3; i++) {
            permits.take("a");
        }
        permits.giveBack("a");
        assertThatCode(() -> permits.take("a")).doesNotThrowAnyException();
        for (int i = 0; i < 3; i++) {
            permits.giveBack("a");
        }
        assertThat(permits.taken()).isZero();
    }

    @Test
    void theShareIsAllButAQuarterAndAtLeastOne() {
        assertThat(StreamPermits.shareOf(1)).isEqualTo(1);
        assertThat(StreamPermits.shareOf(2)).isEqualTo(1);
        assertThat(StreamPermits.shareOf(3)).isEqualTo(2);
        assertThat(StreamPermits.shareOf(10)).isEqualTo(8);
        assertThat(StreamPermits.shareOf(40)).isEqualTo(30);
    }
}
