package org.fraiseql.query;

import java.util.List;
import java.util.Optional;

/**
 * What an upsert does with a row that is there already. Immutable.
 *
 * @param constraint the unique key by its name in GraphQL; empty for the one that the row has all columns of
 * @param update fields that take the new values; empty for all that are given, but the key
 * @param where only rows that meet it are changed
 */
public record OnConflict(Optional<String> constraint, List<String> update, Optional<Condition> where) {
    /** Copies the fields. */
    public OnConflict {
        update = List.copyOf(update);
    }

    /** A conflict with this unique key, as GraphQL names it. */
    public static OnConflict on(String constraint) {
        return new OnConflict(Optional.of(constraint), List.of(), Optional.empty());
    }

    /** Updates these fields alone. */
    public OnConflict update(String... fields) {
        return new OnConflict(constraint, List.of(fields), where);
    }

    /** Updates only rows that meet this condition. */
    public OnConflict where(Condition condition) {
        return new OnConflict(constraint, update, Optional.of(condition));
    }
}
