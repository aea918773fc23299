package org.fraiseql.stream;

/** A part of an answer: the first {@code length} of these bytes. */
public record Block(byte[] bytes, int length) {}
