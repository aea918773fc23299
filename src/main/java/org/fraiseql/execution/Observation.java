package org.fraiseql.execution;

import java.util.List;
import java.util.Optional;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.support.StageTimes;

/**
 * What happened to one request.
 *
 * @param operationName as the document has it; where that was refused, as the client gave it
 * @param operation empty when the request was refused before it was found
 * @param statements in the order in which they ran, those included that failed
 * @param bytes of the answer, before it was compressed
 * @param result empty when the response broke off
 * @param isOfApplication whether a bean asked
 */
public record Observation(
        String requestId,
        Optional<String> operationName,
        Optional<PreparedOperation> operation,
        List<Statement> statements,
        StageTimes times,
        DatabaseUse database,
        long bytes,
        Optional<ExecutionResult> result,
        boolean isOfApplication) {
    public Observation {
        statements = List.copyOf(statements);
    }

    /**
     * A statement that was run, or was to be run, for a root field.
     *
     * @param beganNanos {@link System#nanoTime}
     * @param endedNanos when its first rows were there, or it had failed; both are 0 if it was not run
     */
    public record Statement(String responseKey, BoundStatement bound, long beganNanos, long endedNanos) {
        public boolean hasRun() {
            return endedNanos != beganNanos;
        }
    }
}
