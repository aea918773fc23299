package org.fraiseql.plan;

import java.util.Optional;

/** LIMIT and OFFSET. */
public record Page(Optional<Operand> limit, Optional<Operand> offset) {
    public static final Page ALL = new Page(Optional.empty(), Optional.empty());

    public boolean isPaged() {
        return limit.isPresent() || offset.isPresent();
    }
}
