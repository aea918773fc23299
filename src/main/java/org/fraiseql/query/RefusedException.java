package org.fraiseql.query;

import java.util.Collections;
import java.util.List;

/**
 * Thrown by a {@link CatalogInterceptor} that does not let an operation happen, of which nothing is done then; or by the method of a {@code @GraphQLApi} bean, whose
 * field is null. The client is told why, with this code.
 */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<QueryException.Problem> problems;

    /**
     * For one reason.
     *
     * @param code for {@code extensions.code}: one of the application's own, or one of the product's
     */
    public RefusedException(String code, String message) {
        this(List.of(new QueryException.Problem(code, message, List.of(), false, Collections.emptyMap())));
    }

    /** For several reasons. @throws IllegalArgumentException when there is none */
    public RefusedException(List<QueryException.Problem> problems) {
        super(problems.isEmpty() ? "" : problems.getFirst().toString());
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a RefusedException needs a problem");
        }
        this.problems = List.copyOf(problems);
    }

    /** Why. */
    public List<QueryException.Problem> problems() {
        return problems;
    }
}
