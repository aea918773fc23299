package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fraiseql.catalog.Column;
import org.fraiseql.plan.ValueSource;
import org.fraiseql.plan.write.WriteStep.Returning;

/** A step whose later steps may still ask for more columns of its rows. */
final class StepDraft {
    private final int number;
    private final List<String> arguments;
    private final Map<String, Column> returned = new LinkedHashMap<>();
    private final int keyColumns;
    private final boolean isAnswer;
    private final Function<Returning.StepOutput, WriteStep> step;

    /** @param number of the step among those of its root field, from 0; @param key columns that come first in any case */
    StepDraft(
            int number,
            List<String> arguments,
            List<Column> key,
            boolean isAnswer,
            Function<Returning.StepOutput, WriteStep> step) {
        this.number = number;
        this.arguments = arguments;
        this.isAnswer = isAnswer;
        this.step = step;
        key.forEach(column -> returned.putIfAbsent(column.name(), column));
        this.keyColumns = isAnswer ? returned.size() : 0;
    }

    /** The n-th row of the step. */
    record RowRef(StepDraft step, int row) {
        ValueSource value(Column column) {
            return step.value(column, row);
        }
    }

    private ValueSource value(Column column, int row) {
        returned.putIfAbsent(column.name(), column);
        int index = new ArrayList<>(returned.keySet()).indexOf(column.name());
        return new ValueSource.StepCell(number, row, index);
    }

    WriteStep finished() {
        return step.apply(
                new Returning.StepOutput(new ArrayList<>(returned.values()), keyColumns, isAnswer, arguments));
    }
}
