package org.fraiseql.plan;

import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/** The wording of what can't be planned. {@code argument} is the path of the argument, such as {@code where.name.eq}. */
final class PlanErrors {
    private PlanErrors() {}

    static EngineException nullOperand(String argument) {
        return new EngineException(
                badInput(argument, "is null; nothing is compared with null, isnull asks whether there is a value.")
                        .hint("Use isnull: true to find rows without a value, or leave the operator out."));
    }

    static EngineException nullStructure(String argument) {
        return new EngineException(
                badInput(argument, "is null.").hint("Leave it out, or use isnull: true to find rows without a value."));
    }

    static EngineException nullOrder(String argument) {
        return new EngineException(
                badInput(argument, "is null.").hint("Leave it out, or name a direction such as ASC."));
    }

    static EngineException severalOrderKeys(String argument) {
        return new EngineException(badInput(argument, "has several keys, whose order is not kept.")
                .hint("Give each key its own object: [{name: ASC}, {id: DESC}]."));
    }

    static EngineException tooDeep(String argument, int maxDepth) {
        return new EngineException(Problem.of(
                        ErrorCode.BAD_USER_INPUT,
                        "%s is nested more than %d levels deep.".formatted(argument, maxDepth))
                .with("argument", argument));
    }

    static EngineException limitNeeded(String fieldName, int maxLimit) {
        return new EngineException(
                Problem.of(ErrorCode.LIMIT_EXCEEDED, "%s needs a limit, of %d at most.".formatted(fieldName, maxLimit))
                        .with("argument", "limit"));
    }

    static IllegalStateException notValidated(String what) {
        return new IllegalStateException("the validator let pass: " + what);
    }

    private static Problem badInput(String argument, String what) {
        return Problem.of(ErrorCode.BAD_USER_INPUT, argument + " " + what).with("argument", argument);
    }
}
