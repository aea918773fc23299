package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fraiseql.support.JsonText;
import org.junit.jupiter.api.Test;

class ResponseBufferTest {
    private static final int FLUSH_AT_BYTES = 64 * 1024;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ResponseBuffer out = new ResponseBuffer(sent::write);

    @Test
    void smallAnswersWaitUntilTheyAreComplete() {
        out.write(bytes("x", FLUSH_AT_BYTES));

        assertThat(out.isCommitted()).isFalse();
        assertThat(out.length()).isEqualTo(FLUSH_AT_BYTES);
        assertThat(sent.size()).isZero();
    }

    @Test
    void oneByteMoreSendsWhatWaited() {
        out.write(bytes("x", FLUSH_AT_BYTES));
        out.write((byte) 'y');

        assertThat(out.isCommitted()).isTrue();
        assertThat(sent.size()).isEqualTo(FLUSH_AT_BYTES);
        assertThat(out.length()).isOne();
        assertThat(out.totalBytes()).isEqualTo(FLUSH_AT_BYTES + 1L);
    }

    @Test
    void aPieceLargerThanTheBufferPassesThroughInOrder() {
        out.write((byte) 'a');
        out.write(bytes("b", FLUSH_AT_BYTES + 1));
        out.write((byte) 'c');
        out.flush();

        assertThat(sent.toString(StandardCharsets.US_ASCII)).isEqualTo("a" + "b".repeat(FLUSH_AT_BYTES + 1) + "c");
    }

    @Test
    void whatWaitsCanBeTakenBack() {
        out.write(bytes("keep", 1));
        long mark = out.mark();
        out.write(bytes("x", 10_000));

        assertThat(out.canReset(mark)).isTrue();
        out.reset(mark);
        out.write(bytes("!", 1));
        out.flush();

        assertThat(sent.toString(StandardCharsets.US_ASCII)).isEqualTo("keep!");
    }

    /** Rows that a trigger kept were looked for in the last block alone, and an answer of more than 64 KiB failed. */
    @Test
    void whatWasWrittenIsReadAcrossBlocks() {
        ResponseBuffer whole = ResponseBuffer.whole(10 * FLUSH_AT_BYTES);
        whole.write(bytes("a", FLUSH_AT_BYTES - 1));
        long start = whole.mark();
        whole.write(bytes("b", FLUSH_AT_BYTES));
        whole.write(bytes("c", FLUSH_AT_BYTES));
        long end = whole.mark();
        whole.write(bytes("d", 3));

        assertThat(whole.text(start - 1, end + 1))
                .isEqualTo("a" + "b".repeat(FLUSH_AT_BYTES) + "c".repeat(FLUSH_AT_BYTES) + "d");
        assertThat(whole.text(0, 2)).isEqualTo("aa");
        assertThat(whole.text(end, end + 3)).isEqualTo("ddd");
    }

    /** Blocks are used again: an answer must never be seen in another one. */
    @Test
    void answersThatAreUnderWayShareNoBlocks() throws IOException {
        for (int round = 0; round < 3; round++) {
            ByteArrayOutputStream first = new ByteArrayOutputStream();
            ByteArrayOutputStream second = new ByteArrayOutputStream();
            ResponseBuffer one = ResponseBuffer.holding(10 * FLUSH_AT_BYTES, first::write);
            ResponseBuffer other = ResponseBuffer.holding(10 * FLUSH_AT_BYTES, second::write);
            for (int i = 0; i < 3 * FLUSH_AT_BYTES; i++) {
                one.write((byte) '1');
                other.write((byte) '2');
            }
            one.reset(2L * FLUSH_AT_BYTES + 1);
            send(one, first);
            one.release();
            send(other, second);
            other.release();
            assertThat(first.toString(StandardCharsets.US_ASCII)).isEqualTo("1".repeat(2 * FLUSH_AT_BYTES + 1));
            assertThat(second.toString(StandardCharsets.US_ASCII)).isEqualTo("2".repeat(3 * FLUSH_AT_BYTES));
        }
    }

    private static void send(ResponseBuffer buffer, ByteArrayOutputStream out) {
        List<Block> taken = buffer.takeBlocks();
        taken.forEach(block -> out.write(block.bytes(), 0, block.length()));
        ResponseBuffer.release(taken);
    }

    @Test
    void whatWasSentCannotBeTakenBack() {
        long start = out.mark();
        out.write(bytes("x", FLUSH_AT_BYTES));
        long atTheEdge = out.mark();
        out.write((byte) 'y');

        assertThat(out.canReset(start)).isFalse();
        assertThat(out.canReset(atTheEdge))
                .as("nothing after this mark was sent")
                .isTrue();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> out.reset(start));
        out.reset(atTheEdge);
        assertThat(out.length()).isZero();
        assertThat(out.totalBytes()).isEqualTo(FLUSH_AT_BYTES);
    }

    @Test
    void anEmptyFlushSendsNothing() {
        out.flush();

        assertThat(out.isCommitted()).isFalse();
    }

    @Test
    void aClientThatHungUpIsSaidSo() {
        ResponseBuffer broken = new ResponseBuffer((source, offset, count) -> {
            throw new IOException("Broken pipe");
        });
        broken.write(bytes("x", 10));

        assertThatExceptionOfType(ClientGoneException.class)
                .isThrownBy(broken::flush)
                .withCauseInstanceOf(IOException.class);
    }

    private static byte[] bytes(String text, int times) {
        return text.repeat(times).getBytes(StandardCharsets.US_ASCII);
    }

    /** JSON has two writers, one of bytes and one of text. */
    @Test
    void stringsAreTheSameInBytesAndInText() {
        for (int letter = 0; letter < 0x10000; letter++) {
            if (!Character.isSurrogate((char) letter)) {
                String string = "12345" + (char) letter + "6789012345\"";
                JsonText text = new JsonText();
                text.string(string);
                ResponseBuffer bytes = ResponseBuffer.whole(1_000);
                bytes.string(string);

                assertThat(new String(bytes.bytes(), 0, bytes.length(), UTF_8)).isEqualTo(text.take());
            }
        }
    }
}
