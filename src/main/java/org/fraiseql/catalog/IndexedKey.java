package org.fraiseql.catalog;

import java.util.List;

/**
 * What an index of a table has of each of its documents: {@code ((data ->> 'age')::int4)}. As it has all of them, none has what can't be cast.
 *
 * @param keys on the way to the value, the outermost first
 * @param isPrinted whether it is the value's text ({@code ->>}) that is cast, or the value itself
 * @param typeName of {@code pg_type}; {@code text} where there is no cast
 */
public record IndexedKey(List<String> keys, boolean isPrinted, String typeName) {
    public IndexedKey {
        keys = List.copyOf(keys);
    }
}
