package org.fraiseql.catalog;

import java.util.List;
import java.util.Optional;

/** A function or procedure of the database with its names in GraphQL. */
public record Routine(
        SqlName name,
        String fieldName,
        List<Argument> arguments,
        boolean returnsSet,
        Optional<String> description,
        Optional<String> deprecation) {

    /** What an argument is that a caller leaves out. */
    public enum Absence {
        /** The argument can't be left out. */
        REFUSED,
        /** What the function says. */
        DEFAULT,
        NULL,
        /** A variadic one. */
        EMPTY_LIST
    }

    /**
     * An input argument.
     *
     * @param name as the database has it; blank when it has none, so that it is given by position
     * @param isVariadic whether the function takes the elements of the list one by one
     */
    public record Argument(String name, String fieldName, ColumnType type, boolean isVariadic, Absence absence) {
        public boolean isOptional() {
            return absence != Absence.REFUSED;
        }
    }

    public Routine {
        arguments = List.copyOf(arguments);
    }
}
