package org.fraiseql.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose document is valid and whose variables are coerced. Immutable.
 *
 * @param request with its query, also where only the hash of it was sent
 * @param values of the variables, coerced (GraphQL specification, CoerceVariableValues), and those that the application has added under names that no variable has
 * @param added the names of the latter
 * @param inputs which of these stand in the place of the {@code input} of a root field, by its response key
 */
public record PreparedRequest(
        GraphQLRequest request,
        PreparedOperation operation,
        Map<String, @Nullable Object> values,
        List<String> added,
        Map<String, String> inputs) {
    private static final String INPUT = "input";

    public PreparedRequest {
        values = Collections.unmodifiableMap(values);
        added = List.copyOf(added);
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** As the client has sent it. */
    public PreparedRequest(GraphQLRequest request, PreparedOperation operation, Map<String, @Nullable Object> values) {
        this(request, operation, values, List.of(), Collections.emptyMap());
    }

    /**
     * This request with more values, which plans refer to.
     *
     * @param names of all that there could be
     */
    public PreparedRequest with(List<String> names, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
        all.putAll(more);
        List<String> allNames = new ArrayList<>(added);
        allNames.addAll(names);
        return new PreparedRequest(request, operation, all, allNames, inputs);
    }

    /** This request with another {@code input} of a root field. @param coerced as that of a variable would be */
    public PreparedRequest withInput(String responseKey, @Nullable Object coerced) {
        String name = INPUT + " of " + responseKey;
        Map<String, String> replaced = new LinkedHashMap<>(inputs);
        replaced.put(responseKey, name);
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put(name, coerced);
        PreparedRequest whole = with(List.of(name), value);
        return new PreparedRequest(request, operation, whole.values, whole.added, replaced);
    }

    /** What the operation asks for with these values. */
    public Operation read() {
        Operation asked = operation.read(values);
        return inputs.isEmpty()
                ? asked
                : new Operation(asked.roots().stream().map(this::replaced).toList());
    }

    private Selection replaced(Selection root) {
        String name = inputs.get(root.responseKey());
        if (name == null) {
            return root;
        }
        Map<String, Input> arguments = new LinkedHashMap<>(root.arguments());
        arguments.put(INPUT, Input.ofVariable(name, values.get(name)));
        return new Selection(
                root.responseKey(),
                root.fieldName(),
                arguments,
                root.selections(),
                root.selectionsByType(),
                root.location());
    }

    /** The key under which the plan for these values is kept, see {@link PreparedOperation#shape}. */
    public String shape() {
        String ofClient = operation.shape(values);
        return added.isEmpty()
                ? ofClient
                : ofClient + " " + String.join(",", added) + " " + VariableShape.of(added, values);
    }
}
