package org.fraiseql.plan;

import java.util.Optional;
import org.fraiseql.catalog.SqlName;

/** Which rows of a relation there are for a request, whatever it asks for: they are added wherever its rows are read, changed, deleted or referred to. */
public interface RowConditions {
    /** No conditions: all rows of all relations are there. */
    RowConditions NONE = relation -> Optional.empty();

    /** What rows of this relation must meet; empty when all are there. */
    Optional<Predicate> of(SqlName relation);
}
