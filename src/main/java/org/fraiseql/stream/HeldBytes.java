package org.fraiseql.stream;

/**
 * What one operation holds of the {@link HeldMemory}: JSON that waits for the end of a transaction or for beans, and what goes with it. Not thread-safe; whoever
 * began it closes it when nothing of it is held any more.
 */
public final class HeldBytes implements AutoCloseable {
    /** What is reserved at once, so that not each row asks. */
    private static final long STEP = 1 << 20;

    private final HeldMemory memory;
    private final int maxBytes;
    private long bytes;
    private long reserved;

    HeldBytes(HeldMemory memory, int maxBytes) {
        this.memory = memory;
        this.maxBytes = maxBytes;
    }

    public int maxBytes() {
        return maxBytes;
    }

    /** @throws org.fraiseql.support.EngineException {@code LIMIT_EXCEEDED} */
    public void take(long more) {
        if (bytes + more > maxBytes) {
            throw StreamErrors.tooLargeToHold(maxBytes);
        }
        takeOf(more);
    }

    /** Takes memory for rows that beans add to. */
    void takeOfRows(long more, int rowBytes) {
        if (bytes + more > maxBytes) {
            throw StreamErrors.tooManyRowsToHold(maxBytes, rowBytes);
        }
        takeOf(more);
    }

    private void takeOf(long more) {
        long missing = missing(more);
        if (missing > 0) {
            memory.reserve(missing);
            reserved += missing;
        }
        bytes += more;
    }

    /** What is there already and can't be refused. */
    void takeAnyway(long more) {
        long missing = missing(more);
        if (missing > 0) {
            memory.reserveAnyway(missing);
            reserved += missing;
        }
        bytes += more;
    }

    private long missing(long more) {
        long over = bytes + more - reserved;
        return over <= 0 ? 0 : (over + STEP - 1) / STEP * STEP;
    }

    void giveBack(long fewer) {
        bytes -= fewer;
    }

    /** Nothing of it is held any more. It may be taken from again. */
    @Override
    public void close() {
        memory.giveBack(reserved);
        reserved = 0;
        bytes = 0;
    }
}
