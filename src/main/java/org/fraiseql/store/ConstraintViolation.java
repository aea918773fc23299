package org.fraiseql.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL says of the object that refused a change (PostgreSQL manual, Error and Notice Message Fields): the cause of an
 * {@link org.fraiseql.support.EngineException}, for whoever knows the names in GraphQL. Blank where PostgreSQL says nothing.
 */
public final class ConstraintViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String schema;
    private final String table;
    private final String column;
    private final String constraint;

    public ConstraintViolation(String schema, String table, String column, String constraint, Throwable cause) {
        super(cause.getMessage(), cause);
        this.schema = schema;
        this.table = table;
        this.column = column;
        this.constraint = constraint;
    }

    public String schema() {
        return schema;
    }

    public String table() {
        return table;
    }

    public String column() {
        return column;
    }

    public String constraint() {
        return constraint;
    }

    /** The one behind an exception. */
    public static Optional<ConstraintViolation> behind(@Nullable Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof ConstraintViolation refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }
}
