package org.fraiseql.execution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.stream.AddedValue;
import org.fraiseql.support.Problem;

/**
 * What beans gave in an operation.
 *
 * @param isExecuted false when the request failed before its first field; the response then has no {@code data}
 * @param data the value of each root field, by response key in the order of the answer, placeholders for the catalog's fields included; empty when
 *     there is none, or an error has reached the root
 * @param extensions what beans added to the response, by name, as JSON
 */
public record BeanAnswer(
        boolean isExecuted,
        Optional<Map<String, AddedValue>> data,
        List<Problem> problems,
        Map<String, String> extensions) {
    public BeanAnswer {
        data = data.map(fields -> Collections.unmodifiableMap(new LinkedHashMap<>(fields)));
        problems = List.copyOf(problems);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** @param explanation what else belongs to the extensions, by name, as JSON; it wins over what beans call the same */
    BeanAnswer explained(Map<String, String> explanation) {
        if (explanation.isEmpty()) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(extensions);
        all.putAll(explanation);
        return new BeanAnswer(isExecuted, data, problems, all);
    }
}
