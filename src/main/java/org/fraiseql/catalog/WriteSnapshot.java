package org.fraiseql.catalog;

import java.util.List;

/** The rows of the system catalog that decide what may be written. */
public record WriteSnapshot(
        List<AccessRow> access,
        List<ColumnAccessRow> columns,
        List<ConstraintRow> constraints,
        List<PartRow> parts,
        List<PartConstraintRow> partConstraints) {

    static final WriteSnapshot EMPTY = new WriteSnapshot(List.of(), List.of(), List.of(), List.of(), List.of());

    public WriteSnapshot {
        access = List.copyOf(access);
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        parts = List.copyOf(parts);
        partConstraints = List.copyOf(partConstraints);
    }

    /**
     * What the connected role may do with a relation, and what the relation itself allows: a view has to be updatable.
     *
     * @param touchedLater by AFTER triggers
     * @param needsMore whether a new row needs a value for a column that the role may not give
     * @param tellsTable whether the role may select {@code tableoid}: rights on columns do not hold for those of the system
     */
    public record AccessRow(
            long relation,
            boolean insert,
            boolean update,
            boolean delete,
            boolean touchedLater,
            boolean needsMore,
            boolean tellsTable) {}

    /** A partition, or an inheriting table, of whatever depth, and the table that it is a part of. */
    public record PartRow(SqlName part, SqlName whole) {}

    /** What a constraint of a partition is at the table that it is a part of. */
    public record PartConstraintRow(SqlName part, String name, SqlName whole, String wholeName) {}

    /** The privileges on a column. */
    public record ColumnAccessRow(long relation, int number, boolean insert, boolean update) {}

    /**
     * A row of {@code pg_constraint}. {@code kind} is {@code contype}: p, u, f, c, x or t. Columns by their names in the database; {@code reads} has those of its
     * expressions and its condition, too.
     */
    public record ConstraintRow(
            SqlName relation, String name, char kind, boolean deferrable, List<String> columns, List<String> reads) {
        public ConstraintRow {
            reads = List.copyOf(reads);
            columns = List.copyOf(columns);
        }
    }
}
