package org.fraiseql.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What has come of a body. Memory grows with what comes, not with what was announced. Used by one thread at a time. */
final class ReceivedBytes {
    private static final int FIRST = 8 * 1024;

    private final long announced;
    private final int max;
    private byte[] bytes;
    private int count;
    private long dropped;

    /**
     * @param announced the length of the body; negative when nobody has said it
     * @param max what is kept; more is read and dropped
     */
    ReceivedBytes(long announced, int max) {
        this.announced = announced;
        this.max = max;
        this.bytes = new byte[(int) Math.min(announced < 0 ? FIRST : Math.min(announced, FIRST), max)];
    }

    /** Reads once. @return whether there was something */
    boolean readFrom(InputStream in) throws IOException {
        if (count == bytes.length) {
            grow();
        }
        int read = count < bytes.length ? in.read(bytes, count, bytes.length - count) : drop(in);
        if (read <= 0) {
            return false;
        }
        if (count < bytes.length) {
            count += read;
        }
        return true;
    }

    private void grow() {
        long wanted = announced < 0 ? count * 2L : Math.min(count * 2L, announced);
        bytes = Arrays.copyOf(bytes, (int) Math.clamp(wanted, count, max));
    }

    private int drop(InputStream in) throws IOException {
        int read = in.read(new byte[FIRST]);
        dropped += Math.max(0, read);
        return read;
    }

    /** Whether all of what was announced has come. */
    boolean isComplete() {
        return total() == announced;
    }

    /** Bytes that have come, those that were dropped too. */
    long total() {
        return count + dropped;
    }

    boolean isTooLarge() {
        return dropped > 0;
    }

    byte[] bytes() {
        return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
    }
}
