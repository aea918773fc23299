package org.fraiseql.execution;

import org.fraiseql.document.PreparedRequest;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.stream.ResponseBuffer;

/** Who wants to know what queries were answered. Implementations are thread-safe, return at once and throw nothing. */
@FunctionalInterface
public interface AnsweredReads {
    AnsweredReads NOBODY = (compiled, request, caller, out, start) -> {};

    /**
     * A query was answered without a problem.
     *
     * @param caller as whom it was read
     * @param start the mark in the buffer before the answer, parts of which may have been sent
     */
    void answered(
            CompiledOperation compiled, PreparedRequest request, CallerSettings caller, ResponseBuffer out, long start);
}
