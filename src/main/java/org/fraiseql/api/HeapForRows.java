package org.fraiseql.api;

import java.util.Optional;
import org.fraiseql.support.config.DatabaseConfig;

/** The part of the heap that the rows of all connections may take, which drivers hold. */
final class HeapForRows {
    private static final long MIB = 1 << 20;

    private HeapForRows() {}

    /**
     * What is wrong with it, if anything: long answers that come together must leave room for all else.
     *
     * @param heapBytes that the JVM may take
     */
    static Optional<String> warning(DatabaseConfig config, long heapBytes) {
        long bytes = (long) config.maxConnections() * config.maxFetchBytes();
        return bytes <= heapBytes / 2
                ? Optional.empty()
                : Optional.of(
                        ("The rows of %d connections (fraiseql.db.max-connections), each with up to %d MiB (fraiseql.db.max-fetch-bytes), may take %d MiB, more"
                                        + " than half of the heap of %d MiB: long answers at the same time can end the server. Lower one of the two, or give the server"
                                        + " more memory.")
                                .formatted(
                                        config.maxConnections(),
                                        config.maxFetchBytes() / MIB,
                                        bytes / MIB,
                                        heapBytes / MIB));
    }
}
