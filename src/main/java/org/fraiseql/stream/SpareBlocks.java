package org.fraiseql.stream;

/**
 * Blocks of answers that have been sent, for the next ones. The last one given back is the first one taken: the processor's caches still have it, whichever
 * thread goes on with it. Thread-safe.
 */
final class SpareBlocks {
    static final int BLOCK_BYTES = 64 * 1024;

    /** 8 MiB; what is more goes to the collector. */
    private static final int MAX_BLOCKS = 128;

    private final byte[][] blocks = new byte[MAX_BLOCKS][];
    private int count;

    byte[] take() {
        synchronized (blocks) {
            if (count > 0) {
                return blocks[--count];
            }
        }
        return new byte[BLOCK_BYTES];
    }

    /** Nobody may read or write it afterwards. Arrays of another length are left to the collector. */
    void giveBack(byte[] block) {
        if (block.length != BLOCK_BYTES) {
            return;
        }
        synchronized (blocks) {
            if (count < MAX_BLOCKS) {
                blocks[count++] = block;
            }
        }
    }
}
