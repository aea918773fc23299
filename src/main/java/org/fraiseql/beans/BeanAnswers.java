package org.fraiseql.beans;

import graphql.ExecutionResult;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.execution.BeanAnswer;
import org.fraiseql.support.JsonText;
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
                result.isDataPresent(), data(result.getData()), problems, added.isEmpty() ? "" : json(added));
    }

    private static Optional<Map<String, String>> data(@Nullable Map<String, @Nullable Object> data) {
        if (data == null) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        data.forEach((key, value) -> fields.put(key, json(value)));
        return Optional.of(fields);
    }

    /** Beans may answer with values of JSON-P. */
    private static String json(@Nullable Object value) {
        return JsonText.of(value, JsonValue.class::isInstance);
    }

    static BeanAnswer failed(Throwable failure) {
        return new BeanAnswer(
                false, Optional.empty(), List.of(BeanProblems.hidden(failure, BeanProblems.SYSTEM_ERROR)), "");
    }
}
