package org.fraiseql.support;

import java.util.ArrayDeque;
import java.util.Deque;

/** JSON that is not taken, and where in it. */
public final class JsonProblem extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Names ({@link String}) and indexes ({@link Integer}), the outermost first; gathered while the way back is gone. */
    private final transient Deque<Object> steps = new ArrayDeque<>();

    private final String what;
    private final boolean hasPath;

    private JsonProblem(String what, boolean hasPath) {
        super(what);
        this.what = what;
        this.hasPath = hasPath;
    }

    static JsonProblem ofAll(String what) {
        return new JsonProblem(what, false);
    }

    static JsonProblem ofValue(String what) {
        return new JsonProblem(what, true);
    }

    /** What is wrong, as the rest of a sentence that begins with "The body", or with the {@link #path} if there is one. */
    public String what() {
        return what;
    }

    JsonProblem in(Object step) {
        if (hasPath) {
            steps.addFirst(step);
        }
        return this;
    }

    /** {@code variables.where.AND[0].id}; empty when the problem is nowhere in particular, or in a value that is all there is. */
    public String path() {
        return Excerpt.ofSteps(steps.iterator());
    }
}
