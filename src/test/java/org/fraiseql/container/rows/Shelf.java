package org.fraiseql.container.rows;

/** Where copies stand. */
public record Shelf(String room, int copies) {}
