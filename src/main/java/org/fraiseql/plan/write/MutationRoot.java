package org.fraiseql.plan.write;

import java.util.List;
import java.util.Optional;
import org.fraiseql.plan.Operand;
import org.fraiseql.support.Problem;

/** One root field of a mutation. */
public sealed interface MutationRoot {
    /**
     * Rows that are written by the steps, in order, and read back.
     *
     * @param readBack how the rows are read by the keys that the first steps gave; empty when a step gives the rows itself or nothing of them is asked for
     * @param readAfter how many steps run before that; those after it delete what was read
     * @param atMost the greatest number of rows that may be written
     */
    record Written(
            String responseKey,
            Problem.Location location,
            List<WriteStep> steps,
            Optional<ReadBack> readBack,
            int readAfter,
            Optional<Operand> atMost,
            MutationPayload answer)
            implements MutationRoot {
        public Written {
            steps = List.copyOf(steps);
        }
    }

    /** A function or procedure that is called. */
    record Called(String responseKey, Problem.Location location, CallPlan plan) implements MutationRoot {}

    /** {@code __typename} of the root type. */
    record Typename(String responseKey, String typeName) implements MutationRoot {}
}
