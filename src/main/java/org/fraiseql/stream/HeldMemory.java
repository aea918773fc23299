package org.fraiseql.stream;

import java.util.concurrent.atomic.AtomicLong;

/** How much of the heap is held, by all requests together, for answers that can't be sent yet. Thread-safe. */
public final class HeldMemory {
    /** No bound for all requests together; each has its own. */
    public static final HeldMemory UNBOUNDED = new HeldMemory(Long.MAX_VALUE);

    private final long maxBytes;
    private final AtomicLong reserved = new AtomicLong();

    public HeldMemory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @param maxBytesOfOne what one operation may hold of it */
    public HeldBytes begin(int maxBytesOfOne) {
        return new HeldBytes(this, maxBytesOfOne);
    }

    /** @throws org.fraiseql.support.EngineException {@code LIMIT_EXCEEDED} when others hold too much */
    void reserve(long bytes) {
        if (reserved.addAndGet(bytes) > maxBytes) {
            reserved.addAndGet(-bytes);
            throw StreamErrors.tooMuchIsHeld(maxBytes);
        }
    }

    /** What is there already, whether there is room for it or not. */
    void reserveAnyway(long bytes) {
        reserved.addAndGet(bytes);
    }

    void giveBack(long bytes) {
        reserved.addAndGet(-bytes);
    }

    /** Bytes. */
    public long reserved() {
        return reserved.get();
    }
}
