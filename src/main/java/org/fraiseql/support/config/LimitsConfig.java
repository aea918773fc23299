package org.fraiseql.support.config;

import java.util.OptionalInt;

/**
 * What a request may ask for at most ({@code fraiseql.limits.*}).
 *
 * @param maxLimit the greatest {@code limit} allowed; when set, lists without a limit are refused too
 * @param maxInList items of one list operand
 * @param maxRootFields of one operation, fragments spread out
 * @param maxAliases response keys of one field in one selection, fragments spread out
 */
public record LimitsConfig(
        int maxDepth,
        OptionalInt maxLimit,
        int maxWhereDepth,
        int maxBodyBytes,
        int maxBatch,
        int maxInList,
        int maxRootFields,
        int maxAliases) {
    public static final LimitsConfig DEFAULT =
            new LimitsConfig(15, OptionalInt.empty(), 10, 1 << 20, 10, 10_000, 30, 100);
}
