package org.fraiseql.query;

import org.jspecify.annotations.Nullable;

/**
 * What the database is to make of a field's value, in place of a value in the changes of an update: {@code Map.of("copies", increment(1))}.
 *
 * @param operator one of {@code ops} in GraphQL
 */
public record Change(String operator, @Nullable Object operand) {
    /** Adds to a number; NULL counts as 0. */
    public static Change increment(Object by) {
        return new Change("increment", by);
    }

    /** Multiplies a number; NULL stays NULL. */
    public static Change multiply(Object by) {
        return new Change("multiply", by);
    }

    /** Adds items at the end of an array, or merges into JSON; NULL counts as empty. */
    public static Change append(Object items) {
        return new Change("append", items);
    }

    /** Adds items at the beginning of an array; NULL counts as empty. */
    public static Change prepend(Object items) {
        return new Change("prepend", items);
    }

    /** Any of {@code ops} by its name there. */
    public static Change by(String operator, @Nullable Object operand) {
        return new Change(operator, operand);
    }
}
