package org.fraiseql.stream;

import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/** The wording of rows that are not what the plan expects. */
final class StreamErrors {
    private StreamErrors() {}

    /** The catalog is out of date; whoever sees the code asks for it to be read again. */
    static EngineException otherType() {
        return new EngineException(Problem.of(
                ErrorCode.TYPE_MISMATCH, "The database has changed: a column of this query has another type."));
    }

    /** An answer that has to be held until it is complete. */
    static EngineException tooLargeToHold(int maxBytes) {
        return new EngineException(Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "The answer has more than the %d bytes that may be held until the transaction has ended."
                                .formatted(maxBytes))
                .hint("Select fewer fields or rows."));
    }
}
