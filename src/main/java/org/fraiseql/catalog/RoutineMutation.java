package org.fraiseql.catalog;

import java.util.Optional;

/** A field of {@code Mutation} that calls a volatile function or a procedure. */
public sealed interface RoutineMutation {
    Routine routine();

    /**
     * Rows: one, or a list that takes {@code where, orderBy, limit, offset} beside the function's own arguments.
     *
     * @param isRowOfTable whether they are of the row type of a table, so that they have relations, or have columns of their own
     */
    record Rows(Routine routine, Table table, boolean isRowOfTable) implements RoutineMutation {}

    /**
     * The same by rows of the {@code tb_} table, which are read through the view that the type is read from.
     *
     * @param key by which they are found
     */
    record FoundRows(Routine routine, Table table, UniqueKey key) implements RoutineMutation {}

    /** A value, or a list of values. */
    record Value(Routine routine, ColumnType type) implements RoutineMutation {}

    /** A function without a result. It answers {@code true}. */
    record Nothing(Routine routine) implements RoutineMutation {}

    /** A procedure. @param outputs its output arguments; without them it answers {@code true} */
    record Procedure(Routine routine, Optional<Table> outputs) implements RoutineMutation {}

    /** A function that tells success from error in a {@code mutation_response}. */
    record Response(Routine routine, MutationResponse response) implements RoutineMutation {}
}
