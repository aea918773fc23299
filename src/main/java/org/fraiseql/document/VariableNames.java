package org.fraiseql.document;

import java.util.Collection;
import java.util.List;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;
import org.fraiseql.support.Suggestion;

/** A variable nobody declared is most often a misspelt one; ignoring it would silently widen a filter. */
final class VariableNames {
    private VariableNames() {}

    static void check(Collection<String> given, List<String> declared) {
        for (String name : given) {
            if (!declared.contains(name)) {
                throw new EngineException(Problem.of(
                        ErrorCode.BAD_USER_INPUT,
                        "Variable \"$%s\" is not declared by the operation.%s"
                                .formatted(Excerpt.of(name), Suggestion.didYouMean(name, declared))));
            }
        }
    }
}
