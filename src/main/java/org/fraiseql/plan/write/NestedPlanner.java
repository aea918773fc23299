package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.Nesting;
import org.fraiseql.catalog.Nestings;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.document.Input;
import org.fraiseql.plan.Inputs;
import org.fraiseql.plan.write.WriteStep.Returning;

/** Plans the creation of rows together with those they refer to and those that refer to them. */
final class NestedPlanner {
    private final InputPlanner inputs;
    private final Nestings nestings;
    private final int maxDepth;
    private final int maxRows;

    NestedPlanner(InputPlanner inputs, Nestings nestings, int maxDepth, int maxRows) {
        this.inputs = inputs;
        this.nestings = nestings;
        this.maxDepth = maxDepth;
        this.maxRows = maxRows;
    }

    /** Whether anything is nested in these rows; if not, checks that they bring what a nesting could have brought. */
    boolean isNested(WriteTarget target, Input input) {
        boolean isUniform =
                input instanceof Input.Items items && items.uniformRows().isPresent();
        Map<String, Map<String, Input>> rows = isUniform ? firstRow((Input.Items) input) : rows(input);
        boolean isNested = rows.values().stream().anyMatch(row -> nestings.of(target).stream()
                .anyMatch(nesting -> row.containsKey(nesting.fieldName())));
        if (!isNested) {
            rows.forEach((path, row) -> checkComplete(target, new NewRow(row, path)));
        }
        return isNested;
    }

    /** The first row alone: in uniform rows all others have the same fields. */
    private static Map<String, Map<String, Input>> firstRow(Input.Items items) {
        Map<String, Map<String, Input>> row = new LinkedHashMap<>();
        row.put("input[0]", Inputs.fields(items.items().getFirst(), "input[0]"));
        return row;
    }

    void checkNotNested(WriteTarget target, Input input) {
        rows(input).forEach((path, row) -> {
            for (Nesting nesting : nestings.of(target)) {
                boolean isNone = nesting.isToMany() && row.get(nesting.fieldName()) instanceof Input.Null;
                if (row.containsKey(nesting.fieldName()) && !isNone) {
                    throw NestedErrors.inUpsert(path + "." + nesting.fieldName());
                }
            }
            checkComplete(target, new NewRow(row, path));
        });
    }

    /** In an order that satisfies the constraints: what is referred to first. */
    List<WriteStep> steps(WriteTarget target, Input input, Returning answer) {
        if (answer instanceof Returning.Rows) {
            throw WriteErrors.noKeyToReadBack(target.table().typeName());
        }
        List<NewRow> rows = new ArrayList<>();
        rows(input).forEach((path, fields) -> rows.add(new NewRow(fields, path)));
        return new NestedSteps(this, inputs, nestings, maxDepth, maxRows).plan(target, rows, answer);
    }

    /** The rows by their paths. */
    private static Map<String, Map<String, Input>> rows(Input input) {
        Map<String, Map<String, Input>> rows = new LinkedHashMap<>();
        if (input instanceof Input.Items(List<Input> items)) {
            for (int i = 0; i < items.size(); i++) {
                String path = "input[" + i + "]";
                rows.put(path, Inputs.fields(items.get(i), path));
            }
        } else if (input instanceof Input.Fields(var fields)) {
            rows.put("input", fields);
        }
        return rows;
    }

    /** What the schema can't require, because it may come from elsewhere. */
    void checkComplete(WriteTarget target, NewRow row) {
        for (WriteColumn column : target.columns()) {
            boolean isNeeded = column.insertable() && column.required() && nestings.isSupplied(target, column.column());
            if (isNeeded && !row.has(column)) {
                List<String> relations = nestings.supplier(target, column.column()).map(Nesting::fieldName).stream()
                        .toList();
                throw NestedErrors.incomplete(row.path, column.fieldName(), relations);
            }
        }
    }
}
