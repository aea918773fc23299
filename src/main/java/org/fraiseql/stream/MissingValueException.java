package org.fraiseql.stream;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.support.Problem;

/** A field that is never null has no value: the nearest field around it that may be null becomes null (GraphQL specification, section 6.4.4). */
public final class MissingValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    MissingValueException(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** This exception with a path that begins at the field around it. */
    public MissingValueException within(Object keyOrIndex) {
        return new MissingValueException(within(problem, keyOrIndex));
    }

    static Problem within(Problem problem, Object keyOrIndex) {
        List<Object> path = new ArrayList<>(problem.path().size() + 1);
        path.add(keyOrIndex);
        path.addAll(problem.path());
        return problem.under(path);
    }
}
