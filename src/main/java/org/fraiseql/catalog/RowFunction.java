package org.fraiseql.catalog;

/**
 * A function of a row that is a field of the row's type, with arguments of its own or with rows for its result. One without arguments that gives a value is a
 * computed {@link Column}. The routine is without its first argument, which is the row.
 */
public sealed interface RowFunction {
    Routine routine();

    default String fieldName() {
        return routine().fieldName();
    }

    /** A value, or a list of values. */
    record ValueOf(Routine routine, ColumnType type) implements RowFunction {}

    /**
     * A row, or a list of rows that takes {@code where, orderBy, limit, offset} beside the function's own arguments.
     *
     * @param target the type's name of the rows
     */
    record RowsOf(Routine routine, String target) implements RowFunction {}
}
