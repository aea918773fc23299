package org.fraiseql.typed;

/** Makes a value of Java of JSON that is not null. Immutable, thread-safe. */
interface ValueReader {
    /** @throws RuntimeException when there is no such value of the type, as the date {@code infinity} */
    Object read(JsonCursor at);
}
