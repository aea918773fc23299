package org.fraiseql.plan;

import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Routine;

/** A call of a function. Arguments that were not given are left to the function's defaults. */
public record RoutineCall(Routine routine, List<Given> arguments) {
    /** @param value empty for an explicit null */
    public record Given(Routine.Argument argument, Optional<Operand> value) {}

    public RoutineCall {
        arguments = List.copyOf(arguments);
    }
}
