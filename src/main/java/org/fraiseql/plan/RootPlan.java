package org.fraiseql.plan;

import org.fraiseql.support.Problem;

/** One root field. */
public sealed interface RootPlan {
    String responseKey();

    /** One row or null. */
    record One(String responseKey, ReadPlan read, Problem.Location location) implements RootPlan {}

    /** A list of rows. */
    record Many(String responseKey, ReadPlan read, Problem.Location location) implements RootPlan {}

    /** {@code __typename} of the root type. */
    record Typename(String responseKey, String typeName) implements RootPlan {}
}
