package org.fraiseql.catalog;

/** What the text form of a type becomes in JSON: the bytes of PostgreSQL's {@code to_json} (PostgreSQL manual, JSON Functions). */
public enum JsonShape {
    /** Digits as they are. */
    NUMBER,
    /** Digits as they are; NaN and infinities quoted. */
    NUMBER_OR_NAME,
    /** {@code t} and {@code f}. */
    BOOLEAN,
    /** Quoted and escaped. */
    ESCAPED,
    /** Quoted; the text form has no character to escape. */
    QUOTED,
    /** {@code 2025-01-01 10:00:00} with a T for the space. */
    DATE_TIME,
    /** The same with an offset, whose minutes are always written. */
    DATE_TIME_WITH_OFFSET,
    /** JSON already. */
    RAW
}
