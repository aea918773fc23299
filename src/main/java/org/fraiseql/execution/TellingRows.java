package org.fraiseql.execution;

import java.util.List;
import org.fraiseql.execution.CompiledMutation.Apart;
import org.fraiseql.store.Rows;
import org.jspecify.annotations.Nullable;

/** Notes which rows were met, while they are answered. */
final class TellingRows implements Rows {
    private final Rows rows;
    private final MetRows met;
    private final Apart apart;
    private final String argument;

    /** @param argument where the rows stand in the input */
    TellingRows(Rows rows, MetRows met, Apart apart, String argument) {
        this.rows = rows;
        this.met = met;
        this.apart = apart;
        this.argument = argument;
    }

    @Override
    public boolean next() {
        boolean hasNext = rows.next();
        if (hasNext) {
            met.add(apart, List.of(RowTexts.current(rows, apart.columns())), argument);
        }
        return hasNext;
    }

    @Override
    public byte @Nullable [] column(int index) {
        return rows.column(index);
    }
}
