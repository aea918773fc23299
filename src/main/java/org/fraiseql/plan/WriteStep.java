package org.fraiseql.plan;

import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.UpdateOp;
import org.fraiseql.catalog.WriteTarget;

/** One statement of a mutation. */
public sealed interface WriteStep {
    WriteTarget target();

    Returning returning();

    /** One new row. @param conflict what happens when a unique key is taken */
    record InsertOne(WriteTarget target, List<Assignment> values, Optional<Conflict> conflict, Returning returning)
            implements WriteStep {
        public InsertOne {
            values = List.copyOf(values);
        }
    }

    /**
     * New rows that have values for the same columns, in one statement.
     *
     * @param cells for each column the values of all rows
     * @param positions where the rows stand in the input
     */
    record InsertMany(WriteTarget target, List<Cells> cells, List<Integer> positions, Returning returning)
            implements WriteStep {
        public InsertMany {
            cells = List.copyOf(cells);
            positions = List.copyOf(positions);
        }
    }

    record Update(WriteTarget target, List<Assignment> changes, Choice choice, Returning returning)
            implements WriteStep {
        public Update {
            changes = List.copyOf(changes);
        }
    }

    record Delete(WriteTarget target, Choice choice, Returning returning) implements WriteStep {}

    /** Locks the rows that a later step deletes. */
    record Lock(WriteTarget target, Choice choice, Returning returning) implements WriteStep {}

    /** A column and its new value. */
    record Assignment(Column column, Change change) {}

    /** Where a new value comes from. */
    sealed interface Change {
        record To(Operand value) implements Change {}

        record ToNull() implements Change {}

        record By(UpdateOp op, Operand operand) implements Change {}
    }

    /** The values of one column for several rows; null is NULL. */
    record Cells(Column column, Operand values) {}

    /** Which rows. */
    sealed interface Choice {
        /** A condition on the table as it is written: the key. */
        record ByKey(Predicate condition) implements Choice {}

        /** A condition on the table as it is read. */
        record Where(Predicate condition) implements Choice {}

        /** The rows with the keys that an earlier step gave. */
        record Keyed(List<MutationRoot.KeyCell> keys) implements Choice {
            public Keyed {
                keys = List.copyOf(keys);
            }
        }
    }

    /** ON CONFLICT … DO UPDATE. @param update columns that take the value of the row that was not inserted */
    record Conflict(UniqueKey key, List<Column> update, Predicate condition) {
        public Conflict {
            update = List.copyOf(update);
        }
    }

    /** What a statement gives for each row that it wrote. */
    sealed interface Returning {
        /** The key, by which the rows are read back. */
        record Keys(List<Column> columns) implements Returning {
            public Keys {
                columns = List.copyOf(columns);
            }
        }

        /** The row itself: all that is asked for stands in it. */
        record Rows(List<Output> outputs) implements Returning {
            public Rows {
                outputs = List.copyOf(outputs);
            }
        }

        /** Nothing but that it was written. */
        record Nothing() implements Returning {}
    }
}
