package org.fraiseql.plan;

import org.fraiseql.document.Selection;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/** The wording of what can't be planned. */
public final class PlanErrors {
    private PlanErrors() {}

    static EngineException nullOperand(ArgumentPath argument) {
        return new EngineException(
                badInput(argument, "is null; nothing is compared with null, isnull asks whether there is a value.")
                        .hint("Use isnull: true to find rows without a value, or leave the operator out."));
    }

    static EngineException nullStructure(ArgumentPath argument) {
        return new EngineException(
                badInput(argument, "is null.").hint("Leave it out, or use isnull: true to find rows without a value."));
    }

    static EngineException nullOrder(ArgumentPath argument) {
        return new EngineException(
                badInput(argument, "is null.").hint("Leave it out, or name a direction such as ASC."));
    }

    static EngineException severalOrderKeys(ArgumentPath argument) {
        return new EngineException(badInput(argument, "has several keys, whose order is not kept.")
                .hint("Give each key its own object: [{name: ASC}, {id: DESC}]."));
    }

    static EngineException tooDeep(ArgumentPath argument, int maxDepth) {
        return new EngineException(argument.in(Problem.of(
                ErrorCode.LIMIT_EXCEEDED,
                "%s is nested more than %d levels deep.".formatted(argument.path(), maxDepth))));
    }

    static EngineException tooManyConditions(ArgumentPath argument, int max) {
        Problem problem = Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "The operation has more than the %d comparisons and order terms allowed; the last of them are in %s."
                                .formatted(max, argument.shown()))
                .hint("Many values of one column are one comparison with \"in\".");
        return new EngineException(argument.in(problem));
    }

    static EngineException limitNeeded(String fieldName, ArgumentPath limit, int maxLimit) {
        return new EngineException(limit.in(Problem.of(
                ErrorCode.LIMIT_EXCEEDED, "%s needs a limit, of %d at most.".formatted(fieldName, maxLimit))));
    }

    static EngineException negative(ArgumentPath argument, Number count) {
        return new EngineException(badInput(argument, "is %s, but must be 0 or more.".formatted(count)));
    }

    static EngineException argumentNeeded(ArgumentPath argument, String given) {
        return new EngineException(badInput(argument, "is needed as soon as %s is given.".formatted(given))
                .hint("The function's arguments have no names, so that only the last ones can be left out."));
    }

    /** What others add to rows of a table is not there for objects that only look like such rows. */
    static EngineException notInDocuments(String typeName, Selection selection) {
        return new EngineException(inDocument(
                typeName,
                selection,
                "is added by a bean, which can't be asked for an object that stands in a document."));
    }

    /** Such a function is called with a row of its table, and here is none. */
    static EngineException functionInDocuments(String typeName, Selection selection) {
        return new EngineException(inDocument(
                typeName,
                selection,
                "is a function of a row, which can't be called for an object that stands in a document."));
    }

    /** A document has what it has: nothing of it is searched, ordered or cut. */
    static EngineException argumentsInDocuments(String typeName, Selection selection) {
        return new EngineException(inDocument(
                        typeName,
                        selection,
                        "takes no arguments here, because it is a key of an object that stands in a document.")
                .hint("Leave the arguments out, or reach the rows themselves over a relation."));
    }

    private static Problem inDocument(String typeName, Selection selection, String reason) {
        return Problem.of(
                        ErrorCode.GRAPHQL_VALIDATION_FAILED,
                        "%s.%s %s".formatted(typeName, selection.fieldName(), reason))
                .at(selection.location());
    }

    public static IllegalStateException notValidated(String what) {
        return new IllegalStateException("the validator let pass: " + what);
    }

    private static Problem badInput(ArgumentPath argument, String what) {
        return argument.in(Problem.of(ErrorCode.BAD_USER_INPUT, argument.shown() + " " + what));
    }
}
