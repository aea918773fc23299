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

    /** Rows to which beans have to add before they are written. */
    static EngineException tooManyRowsToHold(long maxBytes, int rowBytes) {
        return new EngineException(Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "The answer has more than the %d bytes that may be held until beans have added their fields; each row counts as %d more than it has."
                                .formatted(maxBytes, rowBytes))
                .hint("Select fewer rows, or leave these fields out."));
    }

    /** All requests together hold too much. */
    static EngineException tooMuchIsHeld(long maxBytes) {
        return new EngineException(Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "Long answers hold the %d bytes that all of them together may hold.".formatted(maxBytes))
                .with("retryable", true)
                .hint("Ask again, or for less at once."));
    }

    /** An answer that has to be held until it is complete. */
    static EngineException tooLargeToHold(int maxBytes) {
        return new EngineException(Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "The answer has more than the %d bytes that may be held until it is complete."
                                .formatted(maxBytes))
                .hint("Select fewer fields or rows."));
    }
}
