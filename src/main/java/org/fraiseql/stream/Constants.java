package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Bytes that are written again and again. */
final class Constants {
    static final byte[] TRUE = "true".getBytes(US_ASCII);
    static final byte[] FALSE = "false".getBytes(US_ASCII);
    static final byte[] NULL = "null".getBytes(US_ASCII);
    /** Every field of the selection was skipped. */
    static final byte[] EMPTY_OBJECT = "{}".getBytes(US_ASCII);

    static final byte[] ZERO_MINUTES = ":00".getBytes(US_ASCII);

    private Constants() {}
}
