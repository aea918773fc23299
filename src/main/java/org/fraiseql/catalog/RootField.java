package org.fraiseql.catalog;

/** A field of {@code Query} that comes from the catalog. */
public sealed interface RootField {
    String fieldName();

    Table table();

    /** {@code user(id: 1)}: the row with this key, or null. Its arguments are the key's columns. */
    record ByKey(String fieldName, Table table, UniqueKey key) implements RootField {}

    /** {@code users(where, orderBy, limit, offset)}. */
    record ListOf(String fieldName, Table table) implements RootField {}
}
