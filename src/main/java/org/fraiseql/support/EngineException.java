package org.fraiseql.support;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request, or one root field of it, failed in a way that the client is told about. Carries at least one {@link Problem}. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public EngineException(List<Problem> problems, @Nullable Throwable cause) {
        super(Problem.describe(problems), cause);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an EngineException needs a problem");
        }
        this.problems = List.copyOf(problems);
    }

    public EngineException(Problem problem) {
        this(List.of(problem), null);
    }

    public EngineException(Problem problem, Throwable cause) {
        this(List.of(problem), cause);
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The same failure, saying in which root field it happened. */
    public EngineException under(String responseKey, Problem.Location location) {
        return new EngineException(
                problems.stream()
                        .map(problem -> problem.orUnder(responseKey, Optional.of(location)))
                        .toList(),
                this);
    }

    /** The code of the first problem, which decides what happens next. */
    public ErrorCode code() {
        return problems.getFirst().code();
    }
}
