package org.fraiseql.plan;

import java.util.List;
import org.fraiseql.catalog.OperatorTest.Metric;

/** How far a column's value is from another. @param from the other value, or the two coordinates of a point */
public record Distance(Metric metric, List<Operand> from) {
    public Distance {
        from = List.copyOf(from);
    }
}
