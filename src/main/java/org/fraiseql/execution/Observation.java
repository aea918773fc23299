package org.fraiseql.execution;

import java.util.List;
import java.util.Optional;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.StageTimes;

/**
 * What happened to one request.
 *
 * @param operationName as the client gave it
 * @param statements in the order in which they ran, those included that failed
 * @param result empty when the response broke off
 */
public record Observation(
        String requestId,
        Optional<String> operationName,
        List<Statement> statements,
        StageTimes times,
        Optional<ExecutionResult> result) {
    public Observation {
        statements = List.copyOf(statements);
    }

    /** A statement that was run for a root field. */
    public record Statement(String responseKey, BoundStatement bound) {}
}
