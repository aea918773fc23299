package org.fraiseql.beans;

import graphql.ExecutionResult;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What an operation on the bean path gave.
 *
 * @param isExecuted false when the request failed before its first field; the response then has no {@code data}
 * @param data response keys in selection order; null although executed when an error reached the root
 * @param extensions what beans added to the response
 */
public record BeanAnswer(
        boolean isExecuted,
        @Nullable Map<String, @Nullable Object> data,
        List<Problem> problems,
        Map<String, Object> extensions) {

    public BeanAnswer {
        problems = List.copyOf(problems);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** {@code data} as JSON text, {@code null} included. */
    public String dataJson() {
        return JsonTextWriter.write(data);
    }

    static BeanAnswer of(ExecutionResult result, @Nullable Object context) {
        Map<String, Object> added =
                context instanceof SmallRyeContext smallRye ? smallRye.getAddedExtensions() : Collections.emptyMap();
        List<Problem> problems = result.getErrors().stream()
                .flatMap(error -> BeanProblems.of(error, result.isDataPresent()).stream())
                .toList();
        return new BeanAnswer(result.isDataPresent(), result.getData(), problems, added);
    }

    static BeanAnswer failed(Throwable failure) {
        return new BeanAnswer(
                false, null, List.of(BeanProblems.hidden(failure, BeanProblems.SYSTEM_ERROR)), Collections.emptyMap());
    }
}
