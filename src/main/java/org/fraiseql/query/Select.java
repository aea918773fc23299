package org.fraiseql.query;

/** Which rows, in which order. Immutable: each method answers another one. */
public interface Select {
    /** Those that meet this condition, and all that were given before. */
    Select where(Condition condition);

    /** Ordered by this, then by the next; behind what was given before. */
    Select orderBy(Order... orders);

    /** At most so many. */
    Select limit(int rows);

    /** Without the first so many. */
    Select offset(int rows);

    /** An argument of the function that gives the rows. */
    Select argument(String name, Object value);

    /**
     * Each row as a record. Its components are fields of the row by their names; a record is the row that a relation leads to, or a composite value, and a {@code
     * List} of records the rows of a relation.
     *
     * @throws QueryException when a name, a value or a component does not fit: nothing was asked yet
     */
    <R extends Record> Results<R> as(Class<R> type);

    /** How many rows there are. A limit counts. */
    long count();
}
