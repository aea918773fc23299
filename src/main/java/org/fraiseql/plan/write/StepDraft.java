package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fraiseql.catalog.Column;
import org.fraiseql.document.ValueRef;
import org.fraiseql.plan.write.WriteStep.Returning;

/** A step whose later steps may still ask for more columns of its rows. */
final class StepDraft {
    private final String name;
    private final List<String> arguments;
    private final Map<String, Column> returned = new LinkedHashMap<>();
    private final int keyColumns;
    private final boolean isAnswer;
    private final Function<Returning.Kept, WriteStep> step;

    /** @param key columns that come first in any case */
    StepDraft(
            String name,
            List<String> arguments,
            List<Column> key,
            boolean isAnswer,
            Function<Returning.Kept, WriteStep> step) {
        this.name = name;
        this.arguments = arguments;
        this.isAnswer = isAnswer;
        this.step = step;
        key.forEach(column -> returned.putIfAbsent(column.name(), column));
        this.keyColumns = isAnswer ? returned.size() : 0;
    }

    /** The n-th row of the step. */
    record RowRef(StepDraft step, int row) {
        ValueRef value(Column column) {
            return step.value(column, row);
        }
    }

    private ValueRef value(Column column, int row) {
        returned.putIfAbsent(column.name(), column);
        int index = new ArrayList<>(returned.keySet()).indexOf(column.name());
        return new ValueRef.Variable(WriteStep.keptName(name, index), List.of(row));
    }

    WriteStep finished() {
        return step.apply(
                new Returning.Kept(name, new ArrayList<>(returned.values()), keyColumns, isAnswer, arguments));
    }
}
