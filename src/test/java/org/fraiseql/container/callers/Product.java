package org.fraiseql.container.callers;

/** A row of the table {@code product}. */
public record Product(int id, String name) {}
