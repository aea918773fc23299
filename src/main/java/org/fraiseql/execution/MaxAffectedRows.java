package org.fraiseql.execution;

import java.util.Optional;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.Operand;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/** How many rows a root field may change; more are an error, and the transaction is rolled back. */
record MaxAffectedRows(long rows) {
    static MaxAffectedRows of(Optional<Operand> operand, Bindings bindings) {
        Object given = operand.map(found -> found.value().resolve(bindings)).orElse(null);
        long most = given instanceof Number number ? number.longValue() : Long.MAX_VALUE;
        if (most < 0) {
            throw new EngineException(
                    Problem.of(ErrorCode.BAD_USER_INPUT, "atMost is %d, but must be 0 or more.".formatted(most))
                            .with("argument", "atMost"));
        }
        return new MaxAffectedRows(most);
    }

    void check(long changed) {
        if (changed > rows) {
            throw new EngineException(Problem.of(
                            ErrorCode.LIMIT_EXCEEDED,
                            "%d rows would change, more than atMost: %d.".formatted(changed, rows))
                    .with("argument", "atMost")
                    .hint("Narrow the condition, or raise atMost."));
        }
    }
}
