package org.fraiseql.api;

import org.jspecify.annotations.Nullable;

/** Whether a client asks for {@code BigInt} and {@code Decimal} as strings: its numbers may have 53 bits, as those of JavaScript have. */
final class BigNumbers {
    static final String HEADER = "Big-Numbers";

    private static final String STRINGS = "strings";

    private BigNumbers() {}

    /** @param asked the header, if there is one */
    static boolean areStrings(@Nullable String asked) throws HttpProblem {
        if (asked == null) {
            return false;
        }
        if (!asked.strip().equals(STRINGS)) {
            throw HttpProblem.bigNumbersHeader(asked);
        }
        return true;
    }
}
