package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.UpdateOp;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.plan.ArgumentPath;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Output;
import org.fraiseql.plan.Predicate;
import org.fraiseql.plan.ValueSource;

/** One statement of a mutation. */
public sealed interface WriteStep {
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
     * @param conflict what happens when a unique key is taken; of a single row only if it changes columns that may not be read
     * @param apart a number that steps have in common which had to be one statement taken apart; as in that, no row may be met twice
     */
    record InsertMany(
            WriteTarget target,
            List<Cells> cells,
            List<Integer> positions,
            Optional<Conflict> conflict,
            Optional<Integer> apart,
            Returning returning)
            implements WriteStep {
        public InsertMany {
            cells = List.copyOf(cells);
            positions = List.copyOf(positions);
        }

        public InsertMany(WriteTarget target, List<Cells> cells, List<Integer> positions, Returning returning) {
            this(target, cells, positions, Optional.empty(), Optional.empty(), returning);
        }

        /** Columns that tell a row of a statement taken apart, which the answer need not have. */
        public List<Column> tellingBesideRows() {
            return apart.isPresent() && returning instanceof Returning.Rows
                    ? conflict.map(found -> found.tellingRows(target)).orElse(List.of())
                    : List.of();
        }
    }

    record Update(WriteTarget target, List<Assignment> changes, TargetRows rows, Returning returning)
            implements WriteStep {
        public Update {
            changes = List.copyOf(changes);
        }
    }

    record Delete(WriteTarget target, TargetRows rows, Returning returning) implements WriteStep {}

    /** Locks the rows that a later step deletes. */
    record Lock(WriteTarget target, TargetRows rows, Returning returning) implements WriteStep {}

    /** Existing rows that new ones are to refer to: one row for each of the keys, of NULLs where there is none. */
    record Find(Table table, List<Cells> key, Returning.StepOutput returning) implements WriteStep {
        public Find {
            key = List.copyOf(key);
        }
    }

    /** Existing rows that come to refer to new ones. Gives the numbers of the keys that were found, from 1. */
    record Attach(WriteTarget target, List<Cells> key, List<Cells> values, Returning.StepOutput returning)
            implements WriteStep {
        public Attach {
            key = List.copyOf(key);
            values = List.copyOf(values);
        }
    }

    /** A column and its new value. */
    record Assignment(Column column, Change change) {}

    /** Where a new value comes from. */
    sealed interface Change {
        record To(Operand value) implements Change {}

        record ToNull() implements Change {}

        record By(UpdateOp op, Operand operand) implements Change {}
    }

    /** The values of one column for several rows; null is NULL. */
    record Cells(Column column, Operand values) {
        /** Values from the input. @param arguments where each of them stands in it */
        static Cells given(Column column, List<ValueSource> values, List<String> arguments) {
            Operand.Form form = new Operand.Form.Cells(column.type(), arguments);
            return new Cells(
                    column,
                    new Operand(new ValueSource.Items(values), form, ArgumentPath.of(arguments.getFirst())).of(column));
        }

        /** Values that an earlier step has given, as texts. */
        static Cells ofSteps(Column column, List<ValueSource> values) {
            Operand.Form form = new Operand.Form.Cells(KeySlots.TEXT);
            return new Cells(column, new Operand(new ValueSource.Items(values), form, ArgumentPath.of("key")));
        }
    }

    /** Which rows. */
    sealed interface TargetRows {
        /** A condition on the table as it is written: the key. */
        record ByKey(Predicate condition) implements TargetRows {}

        /** A condition on the table as it is read. */
        record Where(Predicate condition) implements TargetRows {}

        /** The rows with the keys that an earlier step gave. */
        record Keyed(List<KeyCell> keys) implements TargetRows {
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

        /** Whether columns take a value that may not be read, so that EXCLUDED can't give it. */
        boolean givesWhatMayNotBeRead(WriteTarget target) {
            return update.stream().anyMatch(column -> target.columnNamed(column.name())
                    .filter(written -> !written.readable())
                    .isPresent());
        }

        /** Columns that tell a row that is met from others. */
        public List<Column> tellingRows(WriteTarget target) {
            return target.writtenIdentity().orElse(key.columns());
        }

        /** Where the row is there, these are to be changed as well. */
        Conflict changing(List<Column> others) {
            List<Column> all = new ArrayList<>(update);
            others.stream().filter(column -> !all.contains(column)).forEach(all::add);
            return new Conflict(key, all, condition);
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

        /**
         * Values that later steps refer to as {@link ValueSource.StepCell}s, in the order of the rows.
         *
         * @param keyColumns how many of the columns, from the first on, are the key by which the rows are read back
         * @param isAnswer whether the rows are those that the mutation answers
         * @param arguments where the rows stand in the input
         */
        record StepOutput(List<Column> columns, int keyColumns, boolean isAnswer, List<String> arguments)
                implements Returning {
            public StepOutput {
                columns = List.copyOf(columns);
                arguments = List.copyOf(arguments);
            }
        }

        /** Which of the keys of {@link TargetRows.Keyed} the row was found by, from 1: a trigger may have prevented others. */
        record Positions() implements Returning {}

        /** Nothing but that it was written. */
        record Nothing() implements Returning {}
    }
}
