package org.fraiseql.plan;

import java.util.List;
import org.fraiseql.catalog.Table;

/**
 * Rows of one table and what becomes of them in the answer.
 *
 * @param condition {@link Predicate#ALWAYS} when every row is wanted
 * @param order complete: the primary key's columns are among it when the plan is paged
 */
public record ReadPlan(Table table, List<Output> outputs, Predicate condition, List<OrderTerm> order, Page page) {
    public ReadPlan {
        outputs = List.copyOf(outputs);
        order = List.copyOf(order);
    }
}
