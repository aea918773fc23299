package org.fraiseql.catalog;

/** A field of {@code Query} that comes from the catalog. */
public sealed interface RootField {
    String fieldName();

    /** What in the database it comes from, for messages. */
    SqlName origin();

    /** {@code user(id: 1)}: the row with this key, or null. Its arguments are the key's columns. */
    record ByKey(String fieldName, Table table, UniqueKey key) implements RootField {
        @Override
        public SqlName origin() {
            return table.readFrom();
        }
    }

    /** {@code users(where, orderBy, limit, offset)}. */
    record ListOf(String fieldName, Table table) implements RootField {
        @Override
        public SqlName origin() {
            return table.readFrom();
        }
    }

    /** A function that gives rows: one, or a list that takes {@code where, orderBy, limit, offset} beside its own arguments. */
    record RowsOf(String fieldName, Routine routine, Table table) implements RootField {
        @Override
        public SqlName origin() {
            return routine.name();
        }
    }

    /** A function that gives a value, or a list of values. */
    record ValueOf(String fieldName, Routine routine, ColumnType type) implements RootField {
        @Override
        public SqlName origin() {
            return routine.name();
        }
    }
}
