package org.fraiseql.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query or write failed. Carries at least one {@link Problem}. A {@code @GraphQLApi} bean that lets it through has the client told of these problems, unless the
 * {@linkplain #isStatementWrong statement itself is wrong}, which is a defect of the bean's.
 */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final boolean isStatementWrong;

    /**
     * What is wrong, as GraphQL's {@code errors} say it.
     *
     * @param code one of those that clients get in {@code extensions.code}: {@code BAD_USER_INPUT}, {@code CONSTRAINT_VIOLATION} …
     * @param path of names and list indexes; empty when it is about the whole
     * @param isRetryable whether the same may succeed later
     * @param details what else is known, as clients get it in {@code extensions}: {@code hint}, {@code constraint}, {@code fields}, {@code sqlState}
     */
    public record Problem(
            String code, String message, List<Object> path, boolean isRetryable, Map<String, Object> details) {
        /** Copies what it is given. */
        public Problem {
            path = List.copyOf(path);
            details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        }

        /** The message, and what may be done about it. */
        @Override
        public String toString() {
            Object hint = details.get("hint");
            return hint == null ? message : message + " " + hint;
        }
    }

    /**
     * A failure of a statement that is right.
     *
     * @param problems at least one
     */
    public QueryException(List<Problem> problems, @Nullable Throwable cause) {
        this(problems, cause, false);
    }

    /**
     * A failure.
     *
     * @param problems at least one
     * @param isStatementWrong whether it would fail whatever the database has
     */
    public QueryException(List<Problem> problems, @Nullable Throwable cause, boolean isStatementWrong) {
        super(describe(problems), cause);
        this.problems = List.copyOf(problems);
        this.isStatementWrong = isStatementWrong;
    }

    private static String describe(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a QueryException needs a problem");
        }
        return String.join("; ", problems.stream().map(Problem::toString).toList());
    }

    /** All that is wrong. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Whether the statement itself is wrong, and no row was asked for or written: it has a name that there is not, a value that is none of its field's type, no
     * condition where one is needed; or it is made where nobody asks.
     */
    public boolean isStatementWrong() {
        return isStatementWrong;
    }

    /** The code of the first problem. */
    public String code() {
        return problems.getFirst().code();
    }
}
