package org.fraiseql.query;

import java.time.Duration;
import java.util.List;

/**
 * Sees what is asked of tables, by GraphQL and by {@link Queries}. A CDI bean of this type is an interceptor of all operations that have a field of a table or of a
 * function of the database; several are asked in the order of their {@code @Priority}, the smallest number first, and without one last. Each method does nothing
 * unless it is written. Called on the thread that answers the request, by several threads at once.
 *
 * <p>Whatever one throws but {@link RefusedException} is a defect: the client reads {@code INTERNAL_ERROR}, the log has the exception, and nothing is done. What
 * an interceptor itself asks through {@link Queries} is not intercepted.
 */
public interface CatalogInterceptor {
    /**
     * Before anything is asked of the database.
     *
     * @throws RefusedException when it shall not be done
     */
    default void before(CatalogOperation operation) {}

    /**
     * Which rows of a table there are for this operation: others are not read at any depth, neither counted nor compared with, not changed, deleted or connected. Asked
     * once for each table that an operation needs, {@link Condition#all} for all rows. Values are bound; as long as the condition has the same form, the plan
     * is the same. Tables in the condition itself are taken whole.
     *
     * @param table as its list is called in GraphQL
     * @throws RefusedException when it shall not be used at all
     */
    default Condition rows(String table, CatalogOperation operation) {
        return Condition.all();
    }

    /**
     * A row that is about to be created or changed, also one that is nested in another. Called once for each; for the changes of many rows once.
     *
     * @throws RefusedException when it shall not be written
     */
    default void write(RowInput row, CatalogOperation operation) {}

    /** When it was answered, or has failed; in a transaction of others, before that one has ended. */
    default void after(CatalogOperation operation, Outcome outcome) {}

    /**
     * What became of an operation.
     *
     * @param rowsRead that the statements gave, those included from which nothing is answered
     * @param rowsWritten by statements of mutations, not by what functions and triggers do; 0 when they were rolled back
     * @param problems that the client is told; one of its own when the answer broke off, as the client had gone
     */
    record Outcome(long rowsRead, long rowsWritten, Duration took, List<QueryException.Problem> problems) {
        /** Copies them. */
        public Outcome {
            problems = List.copyOf(problems);
        }

        /** Whether there is no error in the answer. */
        public boolean isSuccess() {
            return problems.isEmpty();
        }
    }
}
