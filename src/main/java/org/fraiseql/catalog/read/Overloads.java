package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.Notice;

/** PostgreSQL tells routines of one name apart by their arguments, GraphQL has one field of a name: such routines are left out and said so. */
final class Overloads {
    private Overloads() {}

    /** @param publish is given the name of the field and the only routine that has it */
    static void forEachUnique(
            List<RoutineRow> routines,
            Function<RoutineRow, String> fieldName,
            List<Notice> notices,
            BiConsumer<String, RoutineRow> publish) {
        Map<String, List<RoutineRow>> byName = new LinkedHashMap<>();
        for (RoutineRow routine : routines) {
            byName.computeIfAbsent(fieldName.apply(routine), name -> new ArrayList<>())
                    .add(routine);
        }
        byName.forEach((name, overloads) -> {
            if (overloads.size() == 1) {
                publish.accept(name, overloads.getFirst());
            } else {
                notices.add(Notice.leftOut(
                        CatalogMessages.overloaded(overloads.getFirst().name(), name)));
            }
        });
    }
}
