package org.fraiseql.beans;

import graphql.ExecutionResult;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.fraiseql.execution.BeanAnswer;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/** Makes {@link BeanAnswer}s of what graphql-java and SmallRye give. */
final class BeanAnswers {
    private BeanAnswers() {}

    /** @param context SmallRye's own, which knows the extensions that beans have added */
    static BeanAnswer of(ExecutionResult result, @Nullable Object context) {
        Map<String, Object> added =
                context instanceof SmallRyeContext smallRye ? smallRye.getAddedExtensions() : Collections.emptyMap();
        List<Problem> problems = result.getErrors().stream()
                .flatMap(error -> BeanProblems.of(error, result.isDataPresent()).stream())
                .toList();
        return new BeanAnswer(
                result.isDataPresent(),
                JsonTextWriter.write(result.getData()),
                problems,
                added.isEmpty() ? "" : JsonTextWriter.write(added));
    }

    static BeanAnswer failed(Throwable failure) {
        return new BeanAnswer(
                false, BeanAnswer.NO_DATA, List.of(BeanProblems.hidden(failure, BeanProblems.SYSTEM_ERROR)), "");
    }
}
