package org.fraiseql.container.unfit;

/** A row with a column that there is not. */
public record Book(String titel) {}
