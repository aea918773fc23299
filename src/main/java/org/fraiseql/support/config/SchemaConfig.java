package org.fraiseql.support.config;

/**
 * How the schema tells of the database ({@code fraiseql.schema.*}).
 *
 * @param nonNullRelations whether a relation that leads to a row from every row is non-null
 */
public record SchemaConfig(boolean nonNullRelations) {}
