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

    /**
     * An input argument.
     *
     * @param name as the database has it; blank when it has none, so that it is given by position
     * @param isOptional whether the function has a default for it
     */
    public record Argument(String name, String fieldName, ColumnType type, boolean isOptional) {}

    public Routine {
        arguments = List.copyOf(arguments);
    }
}
