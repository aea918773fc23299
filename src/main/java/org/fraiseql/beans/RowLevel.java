package org.fraiseql.beans;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The rows at one place of an answer, whichever rows they are below. A batched field is asked for all of them at once. Thread-safe when all are added. */
final class RowLevel {
    private final List<BeanRow> rows = new ArrayList<>();
    private final Map<BeanRow, Integer> positions = new IdentityHashMap<>();
    private final Map<String, CompletionStage<List<Object>>> answers = new LinkedHashMap<>();

    void add(BeanRow row) {
        positions.put(row, rows.size());
        rows.add(row);
    }

    int position(BeanRow row) {
        return positions.getOrDefault(row, -1);
    }

    /** The field's values in the order of the rows, asked for once. @param responseKey the field with its arguments */
    synchronized CompletionStage<List<Object>> answer(
            String responseKey, Function<List<BeanRow>, CompletionStage<List<Object>>> asking) {
        CompletionStage<List<Object>> known = answers.get(responseKey);
        if (known == null) {
            known = asking.apply(rows);
            answers.put(responseKey, known);
        }
        return known;
    }
}
