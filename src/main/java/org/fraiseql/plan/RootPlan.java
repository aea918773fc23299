package org.fraiseql.plan;

import org.fraiseql.catalog.ColumnType;
import org.fraiseql.support.Problem;

/** One root field. */
public sealed interface RootPlan {
    String responseKey();

    /** One row or null. */
    record One(String responseKey, ReadPlan read, Problem.Location location) implements RootPlan {}

    /** A list of rows. */
    record Many(String responseKey, ReadPlan read, Problem.Location location) implements RootPlan {}

    /** What a function returns: a value or null, or a list of values. */
    record Value(String responseKey, RoutineCall call, ColumnType type, boolean isList, Problem.Location location)
            implements RootPlan {}

    /** {@code __typename} of the root type. */
    record Typename(String responseKey, String typeName) implements RootPlan {}
}
