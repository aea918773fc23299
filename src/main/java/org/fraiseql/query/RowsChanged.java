package org.fraiseql.query;

/**
 * A CDI event: rows of a table were written by a mutation or by {@link Queries}. Observe it {@code during = TransactionPhase.AFTER_SUCCESS} to hear of it when they
 * are committed, and of nothing that was rolled back. One for each field of a mutation that has written rows, and one more for each
 * other table, and for each other change, of rows that were written with them: created inside of others, connected (which is an update of the row that comes to refer to another), or those of a
 * table between two. What functions and triggers do is not told.
 *
 * @param table as its list is called in GraphQL
 * @param change what was done
 * @param rows how many
 * @param requestId under which the log tells of the request
 */
public record RowsChanged(String table, Change change, long rows, String requestId) {
    /** What was done. */
    public enum Change {
        CREATED,
        UPDATED,
        UPSERTED,
        DELETED
    }
}
