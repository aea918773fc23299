package org.fraiseql.document;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;
import org.fraiseql.support.Suggestion;

/** A variable nobody declared is most often a misspelt one; ignoring it would silently widen a filter. */
final class VariableNames {
    private VariableNames() {}

    /**
     * @param declared by the operation
     * @param declaredByOthers of the same document: consoles send the variables of all its operations
     */
    static void check(Collection<String> given, List<String> declared, Set<String> declaredByOthers) {
        for (String name : given) {
            if (!declared.contains(name) && !declaredByOthers.contains(name)) {
                throw new EngineException(Problem.of(
                        ErrorCode.BAD_USER_INPUT,
                        "Variable \"$%s\" is not declared by the operation.%s"
                                .formatted(Excerpt.of(name), Suggestion.didYouMean(name, declared))));
            }
        }
    }
}
