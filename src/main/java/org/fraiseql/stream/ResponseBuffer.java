package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import org.fraiseql.support.JsonOutput;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer. Small answers stay here until they are complete and leave in one write; larger ones empty the buffer into the sink each time
 * it is full. Until that happened first, what was written can be taken back to a {@linkplain #mark() mark}. Not thread-safe.
 */
public final class ResponseBuffer implements JsonOutput {
    private static final int INITIAL_BYTES = 8 * 1024;
    /**
     * The bytes of a thread's last answer, for its next one, in the only place of an array: a thread of the server outlives the application, and what it holds
     * must be of the JDK, or it holds our class loader.
     */
    private static final ThreadLocal<byte[] @Nullable []> SPARE = ThreadLocal.withInitial(() -> new byte[1][]);

    private static final byte[] NONE = {};
    /** When so much is waiting, it is sent. */
    private static final int FLUSH_AT_BYTES = 64 * 1024;

    private final ByteSink sink;
    private final int flushAtBytes;
    private final byte[] @Nullable [] spare = SPARE.get();
    private byte[] bytes = take(spare);
    private int length;
    private long sentBytes;

    public ResponseBuffer(ByteSink sink) {
        this(sink, FLUSH_AT_BYTES);
    }

    private ResponseBuffer(ByteSink sink, int flushAtBytes) {
        this.sink = sink;
        this.flushAtBytes = flushAtBytes;
    }

    /**
     * One that keeps all until it is {@linkplain #appendTo appended} elsewhere: what a transaction answers before it is committed.
     *
     * @param maxBytes what is longer fails with {@code LIMIT_EXCEEDED}
     */
    public static ResponseBuffer whole(int maxBytes) {
        return new ResponseBuffer(
                (bytes, offset, count) -> {
                    throw StreamErrors.tooLargeToHold(maxBytes);
                },
                maxBytes);
    }

    /** Copies what is waiting here to the end of another buffer. */
    public void appendTo(ResponseBuffer other) {
        other.write(bytes, 0, length);
    }

    /** Leaves the bytes to the thread's next buffer. Nothing may be written or read afterwards. */
    public void release() {
        if (bytes.length <= FLUSH_AT_BYTES && bytes.length > 0) {
            spare[0] = bytes;
        }
        bytes = NONE;
        length = 0;
    }

    /** Whether bytes have left, so that neither they nor the status can be taken back. */
    public boolean isCommitted() {
        return sentBytes > 0;
    }

    public long mark() {
        return totalBytes();
    }

    /** Whether nothing was sent since the mark. */
    public boolean canReset(long mark) {
        return mark >= sentBytes;
    }

    /** Forgets what was written since the mark. */
    public void reset(long mark) {
        if (!canReset(mark)) {
            throw new IllegalStateException("bytes were sent already");
        }
        length = (int) (mark - sentBytes);
    }

    /** Bytes waiting here; after the end of an uncommitted answer, its length. */
    public int length() {
        return length;
    }

    /** The bytes waiting here, {@link #length()} of them. Not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    public long totalBytes() {
        return sentBytes + length;
    }

    @Override
    public void json(String json) {
        write(json.getBytes(UTF_8));
    }

    @Override
    public void string(String text) {
        JsonString.writeString(text, this);
    }

    void write(byte value) {
        ensure(1);
        bytes[length++] = value;
    }

    void write(byte[] source) {
        write(source, 0, source.length);
    }

    void write(byte[] source, int offset, int count) {
        if (count > flushAtBytes) {
            flush();
            send(source, offset, count);
            return;
        }
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** The bytes between quotes, as they are. */
    void writeQuoted(byte[] source) {
        if (source.length > flushAtBytes) {
            write((byte) '"');
            write(source);
            write((byte) '"');
            return;
        }
        ensure(source.length + 2);
        bytes[length++] = '"';
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
        bytes[length++] = '"';
    }

    /** Room for so many bytes at {@link #array()} from {@link #length()} on; tell with {@link #advance} how many were used. */
    void ensure(int count) {
        if (length + count <= bytes.length) {
            return;
        }
        if (length + count > flushAtBytes) {
            flush();
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, (int) Math.min(bytes.length * 2L, flushAtBytes)));
        }
    }

    byte[] array() {
        return bytes;
    }

    void advance(int count) {
        length += count;
    }

    /** Sends what is waiting. */
    public void flush() {
        if (length > 0) {
            send(bytes, 0, length);
            length = 0;
        }
    }

    private static byte[] take(byte[] @Nullable [] spare) {
        byte[] taken = spare[0];
        spare[0] = null;
        return taken == null ? new byte[INITIAL_BYTES] : taken;
    }

    private void send(byte[] source, int offset, int count) {
        try {
            sink.write(source, offset, count);
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
        sentBytes += count;
    }
}
