package org.fraiseql.execution;

import java.util.List;
import org.fraiseql.support.Problem;

/**
 * What an operation that beans take part in gave.
 *
 * @param isExecuted false when the request failed before its first field; the response then has no {@code data}
 * @param data as JSON text; {@code null} although executed when an error reached the root
 * @param extensions what beans added to the response, as JSON text; empty when they added nothing
 */
public record BeanAnswer(boolean isExecuted, String data, List<Problem> problems, String extensions) {
    /** Data that an error has taken away as a whole. */
    public static final String NO_DATA = "null";

    public BeanAnswer {
        problems = List.copyOf(problems);
    }

    public boolean hasData() {
        return isExecuted && !data.equals(NO_DATA);
    }
}
