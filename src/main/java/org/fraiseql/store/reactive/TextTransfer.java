package org.fraiseql.store.reactive;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes a connection transfer all values as text. The client asks for columns and sends parameters in the format that it knows for their types; so that it knows
 * none, the types in PostgreSQL's descriptions ({@code RowDescription}, {@code ParameterDescription}) are overwritten before it sees them, by types of which it
 * knows a text form only. Values themselves are left alone: they come as PostgreSQL's output functions print them, whatever their type.
 *
 * <p>One for each connection; belongs to its event loop.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">PostgreSQL manual, Message Formats</a>
 */
final class TextTransfer extends ChannelInboundHandlerAdapter {
    /** {@code unknown}: parameters are sent as the strings that they are. */
    private static final int PARAMETER = 705;
    /** {@code tsvector}: columns are strings. Those of {@code unknown} would be taken apart where they begin like an array. */
    private static final int COLUMN = 3614;

    private static final byte ROW_DESCRIPTION = 'T';
    private static final byte PARAMETER_DESCRIPTION = 't';
    private static final byte DATA_ROW = 'D';
    /** The type of the message and its length. */
    private static final int HEAD = 5;
    /** Bytes between a column's name and its type: behind the name stand table, number in it, <em>type</em>, length, modifier, format. */
    private static final int BEFORE_TYPE = 6;

    private static final int OF_COLUMN = 18;

    /** Notices, settings and notifications may come between rows. */
    private static final String AT_ANY_TIME = "NSA";

    private final long maxBytes;

    /** Of the rows of one fetch, which the client holds. */
    private long rowBytes;

    /** With TLS what was received already may still come after the end. */
    private boolean hasEnded;

    /** A message that has not come as a whole, of which more has to be seen. */
    private @Nullable ByteBuf held;

    /** @param maxBytes of rows that come together; more end the connection */
    TextTransfer(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** How many bytes are still to come of a message that need not be looked at. */
    private long passing;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (hasEnded) {
            ((ByteBuf) message).release();
            return;
        }
        ByteBuf bytes = joined((ByteBuf) message);
        int seen = look(bytes);
        if (rowBytes > maxBytes) {
            hasEnded = true;
            bytes.release();
            context.fireExceptionCaught(new RowsTooLongException());
            context.close();
            return;
        }
        if (seen == bytes.writerIndex()) {
            context.fireChannelRead(bytes);
            return;
        }
        held = context.alloc().buffer().writeBytes(bytes, seen, bytes.writerIndex() - seen);
        bytes.writerIndex(seen);
        if (bytes.isReadable()) {
            context.fireChannelRead(bytes);
        } else {
            bytes.release();
        }
    }

    private ByteBuf joined(ByteBuf next) {
        ByteBuf before = held;
        if (before == null) {
            return next;
        }
        held = null;
        try {
            return before.writeBytes(next);
        } finally {
            next.release();
        }
    }

    /** Goes from message to message. @return up to where all is seen */
    private int look(ByteBuf bytes) {
        int end = bytes.writerIndex();
        int at = bytes.readerIndex();
        if (passing > 0) {
            long passed = Math.min(passing, end - at);
            passing -= passed;
            at += (int) passed;
        }
        while (end - at >= HEAD) {
            byte type = bytes.getByte(at);
            long length = 1L + bytes.getUnsignedInt(at + 1);
            boolean isWhole = length <= end - at;
            if (type == DATA_ROW) {
                rowBytes += length;
            } else if (AT_ANY_TIME.indexOf(type) < 0) {
                rowBytes = 0;
            }
            if (rowBytes > maxBytes) {
                return at;
            }
            if (type == ROW_DESCRIPTION || type == PARAMETER_DESCRIPTION) {
                if (!isWhole) {
                    return at;
                }
                describe(bytes, at + HEAD, type == ROW_DESCRIPTION);
            }
            if (!isWhole) {
                passing = length - (end - at);
                return end;
            }
            at += (int) length;
        }
        return at;
    }

    private static void describe(ByteBuf bytes, int start, boolean isOfRow) {
        int count = bytes.getUnsignedShort(start);
        int at = start + 2;
        for (int i = 0; i < count; i++) {
            if (isOfRow) {
                at = bytes.indexOf(at, bytes.writerIndex(), (byte) 0) + 1;
                bytes.setInt(at + BEFORE_TYPE, COLUMN);
                at += OF_COLUMN;
            } else {
                bytes.setInt(at, PARAMETER);
                at += Integer.BYTES;
            }
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        ByteBuf rest = held;
        held = null;
        if (rest != null) {
            rest.release();
        }
    }

    /** The bytes of a value as PostgreSQL has sent them. */
    static byte @Nullable [] bytes(@Nullable Object value) {
        return value == null ? null : ((String) value).getBytes(StandardCharsets.UTF_8);
    }
}
