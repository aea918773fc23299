package org.fraiseql.catalog.read;

/** What is served as one table, with its names. */
record NamedRelation(ServedRelation relation, TableNames names) {}
