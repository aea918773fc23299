package org.fraiseql.beans;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.AddedFields;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Notice;

/**
 * Which fields of beans are added to a catalog's types.
 *
 * @param problems of the others, by the class that stands for the rows
 */
record FittingRows(AddedFields added, Map<String, String> problems) {
    static final FittingRows NONE = new FittingRows(AddedFields.NONE, Collections.emptyMap());

    FittingRows {
        problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
    }

    static FittingRows of(VisibleBeans beans, Catalog catalog) {
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, Map<String, List<Column>>> added = new LinkedHashMap<>();
        for (RowClass row : beans.rowClasses()) {
            if (row.added().isEmpty()) {
                continue; // nobody of the role is answered any
            }
            List<String> ofClass = new ArrayList<>(row.problems(catalog));
            beans.answeredRowClass(row)
                    .ifPresent(name -> ofClass.add(
                            "one of its fields answers with " + name + ", of which only the database has rows"));
            if (added.containsKey(row.typeName())) {
                ofClass.add("another class is called " + row.typeName() + ", too");
            }
            if (ofClass.isEmpty()) {
                added.put(row.typeName(), fields(row, row.columns(catalog.table(row.typeName()))));
            } else {
                problems.put(row.maker().type().getName(), String.join("; ", ofClass));
            }
        }
        return new FittingRows(new AddedFields(added), problems);
    }

    private static Map<String, List<Column>> fields(RowClass row, List<Column> columns) {
        Map<String, List<Column>> fields = new LinkedHashMap<>();
        row.added().keySet().forEach(field -> fields.put(field, columns));
        return fields;
    }

    /** What is wrong with classes that fit none of these. */
    static List<Notice> unfit(List<FittingRows> all) {
        List<Notice> unfit = new ArrayList<>();
        all.getFirst().problems().forEach((name, problem) -> {
            if (all.stream().allMatch(rows -> rows.problems().containsKey(name))) {
                unfit.add(Notice.leftOut("Fields of beans with @Source " + name + " are left out: " + problem + "."));
            }
        });
        return unfit;
    }
}
