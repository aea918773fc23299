package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that one run of a plan binds: the coerced variables of the request, and what the run's own statements have returned so far. Not thread-safe; a
 * run that is repeated begins with new ones.
 */
public final class Bindings {
    private final Map<String, @Nullable Object> variables;
    private final List<List<List<@Nullable String>>> stepRows = new ArrayList<>(0);
    private List<List<@Nullable String>> keyColumns = List.of();

    public Bindings(Map<String, @Nullable Object> variables) {
        this.variables = variables;
    }

    public Map<String, @Nullable Object> variables() {
        return variables;
    }

    /** @param rows what the next step in order has returned, the columns of each row as texts */
    public void stepReturned(List<List<@Nullable String>> rows) {
        stepRows.add(rows);
    }

    @Nullable
    String stepCell(int step, int row, int column) {
        return stepRows.get(step).get(row).get(column);
    }

    /** @param columns for each column of the key its values, one for each row */
    public void keysReturned(List<List<@Nullable String>> columns) {
        keyColumns = columns;
    }

    List<@Nullable String> returnedKey(int column) {
        return keyColumns.get(column);
    }
}
