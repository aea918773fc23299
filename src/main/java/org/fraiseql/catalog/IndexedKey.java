package org.fraiseql.catalog;

import java.util.List;

/**
 * What an index of a table has of each of its documents: {@code ((data ->> 'age')::int4)}. As it has all of them, none that the table has can't be cast; what a function gives may.
 *
 * @param keys on the way to the value, the outermost first
 * @param isPrinted whether it is the value's text ({@code ->>}) that is cast, or the value itself
 * @param typeName of {@code pg_type}; {@code text} where there is no cast
 * @param findsRows whether rows are found by its equality alone: it comes first in an index that has an order or hashes
 */
public record IndexedKey(List<String> keys, boolean isPrinted, String typeName, boolean findsRows) {
    public IndexedKey(List<String> keys, boolean isPrinted, String typeName) {
        this(keys, isPrinted, typeName, false);
    }

    public IndexedKey thatFindsRows() {
        return new IndexedKey(keys, isPrinted, typeName, true);
    }

    public IndexedKey {
        keys = List.copyOf(keys);
    }
}
