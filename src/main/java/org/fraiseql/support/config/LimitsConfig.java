package org.fraiseql.support.config;

import java.util.OptionalInt;

/**
 * What a request may ask for at most ({@code fraiseql.limits.*}).
 *
 * @param maxLimit the greatest {@code limit} allowed; when set, lists without a limit are refused too
 * @param maxInList items of one list operand
 * @param maxBufferedBytes of an answer that is held until it is complete, as a mutation's is until it is committed
 */
public record LimitsConfig(
        int maxDepth,
        OptionalInt maxLimit,
        int maxWhereDepth,
        int maxBodyBytes,
        int maxBatch,
        int maxInList,
        int maxBufferedBytes) {
    public static final LimitsConfig DEFAULT =
            new LimitsConfig(15, OptionalInt.empty(), 10, 1 << 20, 10, 10_000, 64 << 20);
}
