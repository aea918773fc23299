package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Relationship.Cardinality;

/**
 * A way from one table through another to a third. The table between them has exactly the columns of two foreign keys, which are together unique, so that
 * those at its ends see each other directly.
 *
 * @param near from the table in between to the one whose field it is
 * @param far from the table in between to the other
 */
record Junction(ForeignKeyLink near, ForeignKeyLink far) {

    /** Each junction twice, once from either end. */
    static List<Junction> among(List<ForeignKeyLink> links) {
        Map<TableDraft, List<ForeignKeyLink>> bySource = new LinkedHashMap<>();
        links.forEach(link -> bySource.computeIfAbsent(link.source(), source -> new ArrayList<>())
                .add(link));
        List<Junction> junctions = new ArrayList<>();
        bySource.forEach((source, ends) -> {
            if (ends.size() == 2 && isJunction(source, ends.getFirst(), ends.getLast())) {
                junctions.add(new Junction(ends.getFirst(), ends.getLast()));
                junctions.add(new Junction(ends.getLast(), ends.getFirst()));
            }
        });
        return junctions;
    }

    private static boolean isJunction(TableDraft table, ForeignKeyLink one, ForeignKeyLink other) {
        Set<String> columns = new LinkedHashSet<>(one.sourceColumns());
        boolean isDisjoint = other.sourceColumns().stream().allMatch(columns::add);
        return isDisjoint
                && table.columns.size() == columns.size()
                && table.columns.stream().allMatch(column -> columns.contains(column.name()))
                && table.isUnique(columns);
    }

    TableDraft table() {
        return near.source();
    }

    boolean isOfOneTable() {
        return near.target() == far.target();
    }

    Relationship relationship(String fieldName) {
        return new Relationship(
                fieldName,
                Cardinality.MANY,
                far.target().typeName(),
                near.reversed(),
                Optional.of(new Relationship.Through(
                        table().name(), far.columns(), table().indexes().find(near.sourceColumns()))),
                false,
                far.name(),
                Optional.of("Through " + table().name() + "."),
                near.isWritten() && far.isWritten());
    }
}
