package org.fraiseql.plan;

import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Table;

/**
 * Rows of one table and what becomes of them in the answer.
 *
 * @param call the function that gives the rows instead of the table; they have the table's columns
 * @param condition {@link Predicate#ALWAYS} when every row is wanted
 * @param order complete: the primary key's columns are among it when the plan is paged
 */
public record ReadPlan(
        Table table,
        Optional<RoutineCall> call,
        List<Output> outputs,
        Predicate condition,
        List<OrderTerm> order,
        Page page) {

    /** Rows of the table itself. */
    public ReadPlan(Table table, List<Output> outputs, Predicate condition, List<OrderTerm> order, Page page) {
        this(table, Optional.empty(), outputs, condition, order, page);
    }

    public ReadPlan {
        outputs = List.copyOf(outputs);
        order = List.copyOf(order);
    }

    /** Whether several runs of it, each with its own values, may be one statement. @param isSingleRow whether it is read by a key */
    public boolean mayBeGathered(boolean isSingleRow) {
        return Gathering.allows(this, isSingleRow);
    }
}
