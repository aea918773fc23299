package org.fraiseql.api;

import java.util.Optional;
import org.fraiseql.support.config.DatabaseConfig;

/** The part of the heap that the rows of all connections may take, which drivers hold. */
final class HeapForRows {
    private static final long MIB = 1 << 20;

    private static final String MAX_CONNECTIONS = "fraiseql.db.max-connections";

    private HeapForRows() {}

    /**
     * What is wrong with it, if anything: long answers that come together must leave room for all else.
     *
     * @param heapBytes that the JVM may take
     */
    static Optional<String> warning(DatabaseConfig config, long heapBytes) {
        int connections = config.mostConnections();
        long bytes = (long) connections * config.maxFetchBytes();
        return bytes <= heapBytes / 2
                ? Optional.empty()
                : Optional.of(
                        ("The rows of %d connections (%s), each with up to %d MiB (fraiseql.db.max-fetch-bytes), may take %d MiB, more"
                                        + " than half of the heap of %d MiB: long answers at the same time can end the server. Lower one of the two, or give the server"
                                        + " more memory.")
                                .formatted(
                                        connections,
                                        connections == config.maxConnections()
                                                ? MAX_CONNECTIONS
                                                : "twice " + MAX_CONNECTIONS + ", and those that share statements",
                                        config.maxFetchBytes() / MIB,
                                        bytes / MIB,
                                        heapBytes / MIB));
    }
}
