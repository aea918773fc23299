package org.fraiseql.execution;

import org.fraiseql.document.PreparedRequest;
import org.fraiseql.stream.ResponseBuffer;

/** Who wants to know what queries were answered. Implementations are thread-safe, return at once and throw nothing. */
@FunctionalInterface
public interface AnsweredReads {
    AnsweredReads NOBODY = (compiled, request, out, start) -> {};

    /**
     * A query was answered without a problem.
     *
     * @param start the mark in the buffer before the answer, parts of which may have been sent
     */
    void answered(CompiledOperation compiled, PreparedRequest request, ResponseBuffer out, long start);
}
