package org.fraiseql.query;

/** Which rows, in which order. Immutable: each method answers another one. */
public interface Select {
    /** Only rows that meet this condition, and all that were given before. */
    Select where(Condition condition);

    /** Orders rows by these, one after the other, behind those that were given before. */
    Select orderBy(Order... orders);

    /** At most so many rows. */
    Select limit(int rows);

    /** Leaves out so many rows at the beginning. */
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
