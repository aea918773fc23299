package org.fraiseql.typed;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.query.QueryException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/** Problems that the application tells, as the engine tells its own. */
public final class ApplicationProblems {
    private ApplicationProblems() {}

    /** Codes of the application's own stay, for something that is wrong about the request. */
    public static List<Problem> of(List<QueryException.Problem> given) {
        return given.stream().map(ApplicationProblems::of).toList();
    }

    private static Problem of(QueryException.Problem given) {
        Optional<ErrorCode> known = Arrays.stream(ErrorCode.values())
                .filter(code -> code.name().equals(given.code()))
                .findFirst();
        Problem problem = Problem.of(known.orElse(ErrorCode.BAD_USER_INPUT), given.message())
                .under(given.path());
        if (known.isEmpty()) {
            problem = problem.with("code", given.code()).with("retryable", given.isRetryable());
        }
        for (Map.Entry<String, Object> detail : given.details().entrySet()) {
            problem = problem.with(detail.getKey(), detail.getValue());
        }
        return problem;
    }
}
