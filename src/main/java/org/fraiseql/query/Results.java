package org.fraiseql.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows that can be asked for, any number of times; each time the database is. Immutable, thread-safe. */
public interface Results<R extends Record> {
    /** All of them, which the list holds. */
    List<R> list();

    /** The first of them; empty when there is none. */
    Optional<R> first();

    /**
     * One after the other as the database sends them, so that any number takes no more memory than one. It holds a connection until it is closed or read to its end:
     * use it in a try-with-resources statement. It ends with the JTA transaction in which it was opened.
     */
    Stream<R> stream();

    /** How many there are. A limit counts. */
    long count();
}
