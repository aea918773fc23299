package org.fraiseql.support.config;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a request may ask for at most ({@code fraiseql.limits.*}).
 *
 * @param maxLimit the greatest {@code limit} allowed; when set, lists without a limit are refused too
 * @param maxInList items of one list operand
 * @param maxConditions comparisons and steps of orders of one operation
 * @param maxRootFields of one operation, fragments spread out
 * @param maxAliases response keys of one field in one selection, fragments spread out
 * @param maxCost what an operation may be expected to read; 0 when nobody asks
 * @param maxCachedBytes of the heap for parsed documents, plans and persisted queries together
 * @param maxBufferedBytes of an answer that is held until it is complete, as a mutation's is until it is committed
 * @param maxTotalBufferedBytes of all such answers together; a quarter of the heap when it is not set
 * @param maxTotalRequestBytes of the heap for all decoded requests together; a quarter of the heap when it is not set
 * @param maxRequest for a request as a whole: its wait for a place and a connection, all its statements, all attempts at them
 * @param maxConcurrent requests worked for at once; as many as the pool has connections when it is not set
 * @param maxConcurrentPerClient of one client; when it is not set, all but a quarter of the places
 * @param maxQueue requests that wait for a place
 * @param ratePerSecond requests of one client; any number when it is not set
 * @param rateBurst requests of one client at once, if it has been quiet before; those of a second when it is not set
 * @param maxLogLinesPerSecond of each kind of line that requests cause; 0 for any number
 */
public record LimitsConfig(
        int maxDepth,
        OptionalInt maxLimit,
        int maxWhereDepth,
        int maxBodyBytes,
        int maxBatch,
        int maxInList,
        int maxConditions,
        int maxRootFields,
        int maxAliases,
        int maxCost,
        int maxCachedBytes,
        int maxBufferedBytes,
        OptionalInt maxTotalBufferedBytes,
        OptionalInt maxTotalRequestBytes,
        Duration maxRequest,
        OptionalInt maxConcurrent,
        OptionalInt maxConcurrentPerClient,
        int maxQueue,
        OptionalInt ratePerSecond,
        OptionalInt rateBurst,
        int maxLogLinesPerSecond) {
    /** Requests that wait hold no thread, and hardly any memory. */
    static final int DEFAULT_QUEUE = 256;

    /** Enough to see what goes wrong, and too few to fill a disk within hours. */
    static final int DEFAULT_LOG_LINES = 20;

    public static final LimitsConfig DEFAULT = new LimitsConfig(
            15,
            OptionalInt.empty(),
            10,
            1 << 20,
            10,
            10_000,
            1_000,
            30,
            100,
            20_000_000,
            64 << 20,
            64 << 20,
            OptionalInt.empty(),
            OptionalInt.empty(),
            Duration.ofSeconds(30),
            OptionalInt.empty(),
            OptionalInt.empty(),
            DEFAULT_QUEUE,
            OptionalInt.empty(),
            OptionalInt.empty(),
            DEFAULT_LOG_LINES);

    /** What all answers that are held until they are complete may take together. */
    public long totalBufferedBytes() {
        return ofHeap(maxTotalBufferedBytes);
    }

    /** What all requests that are decoded, wait or are worked for may take together. */
    public long totalRequestBytes() {
        return ofHeap(maxTotalRequestBytes);
    }

    private static long ofHeap(OptionalInt bytes) {
        return bytes.isPresent() ? bytes.getAsInt() : Runtime.getRuntime().maxMemory() / 4;
    }

    /** The limits of requests that the application makes itself, which knows what it asks for. */
    public LimitsConfig withoutMaxCost() {
        return with(0, maxCachedBytes);
    }

    /** These limits for one of several schemas, which share the bytes for caches. */
    public LimitsConfig withCachesFor(int parts) {
        return with(maxCost, maxCachedBytes / parts);
    }

    private LimitsConfig with(int otherMaxCost, int otherMaxCachedBytes) {
        return new LimitsConfig(
                maxDepth,
                maxLimit,
                maxWhereDepth,
                maxBodyBytes,
                maxBatch,
                maxInList,
                maxConditions,
                maxRootFields,
                maxAliases,
                otherMaxCost,
                otherMaxCachedBytes,
                maxBufferedBytes,
                maxTotalBufferedBytes,
                maxTotalRequestBytes,
                maxRequest,
                maxConcurrent,
                maxConcurrentPerClient,
                maxQueue,
                ratePerSecond,
                rateBurst,
                maxLogLinesPerSecond);
    }
}
