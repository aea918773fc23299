package org.fraiseql.catalog.read;

import java.util.List;

/** Comparisons that hold values equal as unique indexes, GROUP BY and DISTINCT do; equal values need not be printed alike. */
final class KeyEqualities {
    /**
     * {@code pg_operator.oid} of {@code =}, which never changes: of int2, int4 and int8 with themselves and each other, numeric, bool, oid, uuid, date, time, timestamp, timestamptz and
     * enums.
     */
    private static final List<Long> EQUALS = List.of(
            94L, 96L, 410L, 15L, 416L, 532L, 533L, 1862L, 1868L, 1752L, 91L, 607L, 2972L, 1093L, 1108L, 2060L, 1320L,
            3516L);

    /** Of text, and of character(n). */
    private static final List<Long> TEXT_EQUALS = List.of(98L, 1054L);
    /** {@code pg_collation.oid} of default and C; others may hold different texts equal. */
    private static final List<Long> EXACT_COLLATIONS = List.of(100L, 950L);

    private KeyEqualities() {}

    static boolean isEquality(NodeTree condition) {
        long operator = condition.field("opno").number();
        boolean isOfTexts = TEXT_EQUALS.contains(operator)
                && EXACT_COLLATIONS.contains(condition.field("inputcollid").number());
        return condition.is("OPEXPR") && (isOfTexts || EQUALS.contains(operator));
    }
}
