package org.fraiseql.query;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row to be written, as far as it is given, by the names of the fields. Values are those of JSON as Java has them: {@link String}, {@link Boolean}, numbers, lists,
 * maps; what GraphQL has as text (dates, UUIDs, enums) is text. Not thread-safe; for the call only.
 */
public interface RowInput {
    /** What is done with it. */
    enum Kind {
        CREATE,
        UPDATE,
        UPSERT
    }

    /** The table, as its list is called in GraphQL. */
    String table();

    /** What is done with it. */
    Kind kind();

    /** Where it stands in the arguments: {@code input}, {@code input[1]}, {@code input.author.create}. */
    String path();

    /** What is given. Cannot be changed itself. */
    Map<String, @Nullable Object> values();

    /** Fields of an update that {@code ops} change: {@code increment}, {@code append} and so on. */
    Set<String> operated();

    /** Whether the field is given, null included. */
    default boolean has(String field) {
        return values().containsKey(field);
    }

    /** What is given for a field; null for what is not. */
    default @Nullable Object get(String field) {
        return values().get(field);
    }

    /**
     * Gives a field another value, or its first.
     *
     * @param value as {@link Queries} says
     * @throws QueryException when the table has no such field that may be written, or it is no value for it
     */
    void set(String field, @Nullable Object value);

    /** Has a field be left out. */
    void remove(String field);
}
