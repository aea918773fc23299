package org.fraiseql.catalog;

/** The value of an enum of the schema itself that names something in the database: a column, a key. It shapes the SQL, so it is no data. */
public record ColumnOrKeyName(String name) {}
