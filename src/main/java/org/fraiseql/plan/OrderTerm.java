package org.fraiseql.plan;

import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.OrderDirection;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Table;

/**
 * One term of ORDER BY: a column here, or at the end of a path of to-one relationships.
 *
 * @param distance what is ordered by instead of the column's value itself
 */
public record OrderTerm(List<Step> path, Column column, Optional<Distance> distance, OrderDirection direction) {
    /** One step of the path and the table it leads to. */
    public record Step(Relationship relationship, Table target) {}

    public OrderTerm {
        path = List.copyOf(path);
    }

    public OrderTerm(List<Step> path, Column column, OrderDirection direction) {
        this(path, column, Optional.empty(), direction);
    }
}
