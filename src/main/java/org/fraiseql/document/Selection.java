package org.fraiseql.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.support.Problem;

/**
 * A selected field after fragments were merged and directives decided.
 *
 * @param selections in the order of the answer; empty for scalars and unions
 * @param selectionsByType for a union the same for each type that the value may have
 */
public record Selection(
        String responseKey,
        String fieldName,
        Map<String, Input> arguments,
        List<Selection> selections,
        Map<String, List<Selection>> selectionsByType,
        Problem.Location location) {

    public static final String TYPENAME = "__typename";

    public Selection {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        selections = List.copyOf(selections);
        selectionsByType = Collections.unmodifiableMap(new LinkedHashMap<>(selectionsByType));
    }

    public boolean isTypename() {
        return fieldName.equals(TYPENAME);
    }
}
