package org.fraiseql.execution;

import java.util.List;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;
import org.fraiseql.support.StageTimes;

/**
 * What became of a request, for the HTTP status and the log. The answer itself is in the buffer.
 *
 * @param hasData whether at least one root field was answered
 * @param failures the exceptions behind the problems, for the log
 * @param isRefused whether it failed before it was compiled, so that nothing of it was run
 */
public record ExecutionResult(
        List<Problem> problems, boolean hasData, List<EngineException> failures, StageTimes times, boolean isRefused) {
    public ExecutionResult {
        problems = List.copyOf(problems);
        failures = List.copyOf(failures);
    }

    ExecutionResult(List<Problem> problems, boolean hasData, List<EngineException> failures, StageTimes times) {
        this(problems, hasData, failures, times, false);
    }

    static ExecutionResult success(StageTimes times) {
        return new ExecutionResult(List.of(), true, List.of(), times);
    }

    /** The result of a request that has no data. */
    public static ExecutionResult failed(EngineException failure, StageTimes times) {
        return new ExecutionResult(failure.problems(), false, List.of(failure), times);
    }

    /** The result of a request that was not run. */
    static ExecutionResult refused(EngineException failure, StageTimes times) {
        return new ExecutionResult(failure.problems(), false, List.of(failure), times, true);
    }
}
