package org.fraiseql.store.reactive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class TextTransferTest {
    private static final int INT4 = 23;
    private static final int TIMESTAMPTZ = 1184;
    private static final int UNKNOWN = 705;
    private static final int TSVECTOR = 3614;

    private static ByteBuf columns(String[] names, int... types) {
        ByteBuf body = Unpooled.buffer().writeShort(names.length);
        for (int i = 0; i < names.length; i++) {
            body.writeBytes(names[i].getBytes(UTF_8)).writeByte(0);
            body.writeInt(16_384)
                    .writeShort(i)
                    .writeInt(types[i])
                    .writeShort(4)
                    .writeInt(-1)
                    .writeShort(0);
        }
        return message('T', body);
    }

    private static ByteBuf parameters(int... types) {
        ByteBuf body = Unpooled.buffer().writeShort(types.length);
        for (int type : types) {
            body.writeInt(type);
        }
        return message('t', body);
    }

    /** Its bytes look like descriptions, and are none. */
    private static ByteBuf row() {
        byte[] value = "T\0\0\0\u0006t\0\0\0\u0017".getBytes(UTF_8);
        return message(
                'D', Unpooled.buffer().writeShort(1).writeInt(value.length).writeBytes(value));
    }

    private static ByteBuf message(char type, ByteBuf body) {
        return Unpooled.buffer()
                .writeByte(type)
                .writeInt(body.readableBytes() + Integer.BYTES)
                .writeBytes(body);
    }

    private static byte[] bytes(ByteBuf... messages) {
        ByteBuf all = Unpooled.wrappedBuffer(messages);
        byte[] bytes = new byte[all.readableBytes()];
        all.readBytes(bytes);
        return bytes;
    }

    private static byte[] received(byte[] sent, int pieceBytes) {
        EmbeddedChannel channel = new EmbeddedChannel(new TextTransfer(1 << 20));
        for (int at = 0; at < sent.length; at += pieceBytes) {
            int length = Math.min(pieceBytes, sent.length - at);
            channel.writeInbound(Unpooled.buffer().writeBytes(sent, at, length));
        }
        ByteBuf received = Unpooled.buffer();
        for (ByteBuf piece = channel.readInbound(); piece != null; piece = channel.readInbound()) {
            received.writeBytes(piece);
            piece.release();
        }
        channel.finish();
        return bytes(received);
    }

    /** Regression: with TLS more of what was received comes behind the end. */
    @Test
    void nothingPassesAfterRowsThatAreTooLong() {
        EmbeddedChannel channel = new EmbeddedChannel(new TextTransfer(10));
        TextTransfer transfer = channel.pipeline().get(TextTransfer.class);
        ChannelHandlerContext context = channel.pipeline().context(transfer);
        transfer.channelRead(context, row());
        ByteBuf later = message('Z', Unpooled.buffer().writeByte('I'));
        transfer.channelRead(context, later);
        assertThat(channel.<Object>readInbound()).isNull();
        assertThat(later.refCnt()).isZero();
        assertThatThrownBy(channel::checkException).isInstanceOf(RowsTooLongException.class);
    }

    @Test
    void theTypesOfDescriptionsAreOverwrittenAndNothingElseHoweverTheBytesCome() {
        String[] names = {"id", "created_ät", ""};
        byte[] sent = bytes(
                parameters(INT4, TIMESTAMPTZ),
                columns(names, INT4, TIMESTAMPTZ, INT4),
                row(),
                row(),
                parameters(),
                columns(new String[0]),
                message('Z', Unpooled.buffer().writeByte('I')));
        byte[] expected = bytes(
                parameters(UNKNOWN, UNKNOWN),
                columns(names, TSVECTOR, TSVECTOR, TSVECTOR),
                row(),
                row(),
                parameters(),
                columns(new String[0]),
                message('Z', Unpooled.buffer().writeByte('I')));
        for (int pieceBytes = 1; pieceBytes <= sent.length; pieceBytes++) {
            assertThat(received(sent, pieceBytes))
                    .as("in pieces of %d", pieceBytes)
                    .isEqualTo(expected);
        }
    }
}
