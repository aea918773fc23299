package org.fraiseql.execution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Table;
import org.jspecify.annotations.Nullable;

/** Port: what the application has to say about one request while it is answered. Used by one thread. */
public interface Interception {
    /**
     * Which rows of a table there are for this request.
     *
     * @return a {@code where} as a variable of GraphQL has it; empty for all rows
     * @throws org.fraiseql.support.EngineException when it is refused, or the application fails
     */
    Optional<Map<String, @Nullable Object>> rows(Table table);

    /**
     * Rows were written, in a transaction that is still under way and may be run again.
     *
     * @param written by the names of the root fields, in the order in which they ran
     */
    void changed(List<Written> written);

    /** Whether anybody hears of that in the transaction, and may work in it. */
    default boolean isHeardInTransaction() {
        return false;
    }

    /**
     * @param rows how many the root field has written of its own table, as its form says
     * @param nested what it has written beside them
     */
    record Written(String responseKey, long rows, List<Nested> nested) {
        public Written {
            nested = List.copyOf(nested);
        }
    }

    /** Rows that were written with those of a root field, as what they are nested in or nest. */
    record Nested(Part part, long rows) {}

    /** @param typeName of the table that was written */
    record Part(String typeName, Kind kind) {}

    /** What was done with nested rows. */
    enum Kind {
        CREATED,
        /** They came to refer to others. */
        CONNECTED,
        UPSERTED
    }
}
