package org.fraiseql.document;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose document is valid and whose variables are coerced. Immutable.
 *
 * @param request with its query, also where only the hash of it was sent
 * @param values of the variables, coerced (GraphQL specification, CoerceVariableValues)
 */
public record PreparedRequest(
        GraphQLRequest request, PreparedOperation operation, Map<String, @Nullable Object> values) {
    public PreparedRequest {
        values = Collections.unmodifiableMap(values);
    }

    /** What the operation asks for with these values. */
    public Operation read() {
        return operation.read(values);
    }

    /** The key under which the plan for these values is kept, see {@link PreparedOperation#shape}. */
    public String shape() {
        return operation.shape(values);
    }
}
