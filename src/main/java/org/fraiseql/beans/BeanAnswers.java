package org.fraiseql.beans;

import graphql.ExecutionResult;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.execution.BeanAnswer;
import org.fraiseql.stream.AddedValue;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/** Makes {@link BeanAnswer}s of what graphql-java and SmallRye give. */
final class BeanAnswers {
    /** A bean that fails for a row may fail for each: more would help nobody, and each is logged. */
    private static final int MAX_ERRORS = 100;

    private BeanAnswers() {}

    /** @param context SmallRye's own, which knows the extensions that beans have added */
    static BeanAnswer of(ExecutionResult result, @Nullable Object context) {
        Map<String, Object> added =
                context instanceof SmallRyeContext smallRye ? smallRye.getAddedExtensions() : Collections.emptyMap();
        List<Problem> problems = result.getErrors().stream()
                .limit(MAX_ERRORS)
                .flatMap(error -> BeanProblems.of(error, result.isDataPresent()).stream())
                .toList();
        return new BeanAnswer(result.isDataPresent(), data(result.getData()), problems, extensions(added));
    }

    private static Map<String, String> extensions(Map<String, Object> added) {
        Map<String, String> extensions = new LinkedHashMap<>();
        added.forEach((name, value) -> extensions.put(name, new BeanValue(value).json()));
        return extensions;
    }

    private static Optional<Map<String, AddedValue>> data(@Nullable Map<String, @Nullable Object> data) {
        if (data == null) {
            return Optional.empty();
        }
        Map<String, AddedValue> fields = new LinkedHashMap<>();
        data.forEach((key, value) -> fields.put(key, new BeanValue(value)));
        return Optional.of(fields);
    }

    static BeanAnswer failed(Throwable failure) {
        return new BeanAnswer(
                false,
                Optional.empty(),
                List.of(BeanProblems.hidden(failure, BeanProblems.SYSTEM_ERROR)),
                Collections.emptyMap());
    }
}
