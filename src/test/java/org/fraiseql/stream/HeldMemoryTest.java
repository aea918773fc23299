package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.junit.jupiter.api.Test;

class HeldMemoryTest {
    private static final int MEGABYTE = 1 << 20;

    private final HeldMemory memory = new HeldMemory(4 * MEGABYTE);

    @Test
    void oneOperationHoldsNoMoreThanItMay() {
        try (HeldBytes held = memory.begin(1_000)) {
            held.take(1_000);
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> held.take(1))
                    .satisfies(
                            refused -> assertThat(refused.problems().getFirst().message())
                                    .contains("more than the 1000 bytes that may be held until it is complete"));
        }
    }

    @Test
    void allTogetherHoldNoMoreThanTheyMay() {
        HeldBytes first = memory.begin(3 * MEGABYTE);
        HeldBytes second = memory.begin(3 * MEGABYTE);
        first.take(2 * MEGABYTE + 1);
        second.take(MEGABYTE);
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> second.take(1))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
                    assertThat(refused.problems().getFirst().details()).containsAllEntriesOf(Map.of("retryable", true));
                });
        first.close();
        second.take(2 * MEGABYTE);
        second.close();
        assertThat(memory.reserved()).isZero();
    }

    @Test
    void whatIsThereAlreadyIsCountedAndNotRefused() {
        HeldBytes held = memory.begin(1);
        held.takeAnyway(5 * MEGABYTE);
        assertThat(memory.reserved()).isEqualTo(5 * MEGABYTE);
        held.close();
        assertThat(memory.reserved()).isZero();
    }

    /** As those of the root fields of one mutation. */
    @Test
    void severalBuffersOfOneOperationShareItsBound() {
        HeldBytes held = memory.begin(MEGABYTE);
        ResponseBuffer first = ResponseBuffer.whole(held);
        ResponseBuffer second = ResponseBuffer.whole(held);
        first.json("x".repeat(MEGABYTE / 2));
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> second.json("y".repeat(MEGABYTE * 3 / 4)));
        first.reset(0);
        second.json("y".repeat(MEGABYTE * 3 / 4));
    }

    /** When a transaction is committed its answer must not be refused any more. */
    @Test
    void whatIsAppendedGoesOnBeingHeldThere() {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ResponseBuffer out = ResponseBuffer.holding(MEGABYTE, memory, sent::write);
        HeldBytes held = memory.begin(3 * MEGABYTE);
        HeldBytes other = memory.begin(3 * MEGABYTE);
        ResponseBuffer answer = ResponseBuffer.whole(held);
        answer.json("x".repeat(2 * MEGABYTE));
        other.take(MEGABYTE);
        answer.appendTo(out);
        held.close();
        assertThat(memory.reserved()).isBetween(3L * MEGABYTE, 4L * MEGABYTE);
        other.close();
        out.flush();
        assertThat(sent.toString(UTF_8)).hasSize(2 * MEGABYTE);
        out.release();
        assertThat(memory.reserved()).isZero();
    }

    @Test
    void whatIsSentIsHeldNoMore() {
        ResponseBuffer out = ResponseBuffer.holding(MEGABYTE, memory, (bytes, offset, length) -> {});
        out.beginReading(until -> {});
        for (int i = 0; i < 64; i++) {
            out.json("x".repeat(MEGABYTE / 8));
            assertThat(memory.reserved()).isLessThanOrEqualTo(2 * MEGABYTE);
        }
        out.release();
        assertThat(memory.reserved()).isZero();
    }
}
