package org.fraiseql.catalog.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Assurances.ColumnNumber;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.Notice;

/**
 * The comments with what the application and the file of directives lay over them. They are laid once, over all that anybody may use: a name of the file
 * means the same object for each role, whatever of that name the role may use, or none.
 */
final class LaidComments {
    private final DatabaseSnapshot whole;
    private final Map<Long, RelationRow> relations = new LinkedHashMap<>();
    private final Map<ColumnNumber, ColumnRow> columns = new LinkedHashMap<>();
    /** By the row without what is laid over its comment. */
    private final Map<RoutineRow, RoutineRow> routines = new LinkedHashMap<>();

    private LaidComments(DatabaseSnapshot read, DatabaseSnapshot whole) {
        this.whole = whole;
        whole.relations().forEach(row -> relations.put(row.oid(), row));
        whole.columns().forEach(row -> columns.put(number(row), row));
        for (int i = 0; i < read.routines().size(); i++) {
            routines.put(read.routines().get(i), whole.routines().get(i));
        }
    }

    /** @param read what anybody may use; @param notices take what is laid over nothing */
    static LaidComments of(DatabaseSnapshot read, CatalogScope scope, CatalogOptions options, List<Notice> notices) {
        DatabaseSnapshot directed = new LaidDirectives(read, options.directives(), notices).snapshot();
        return new LaidComments(read, new LaidShapes(directed, scope.schemas(), notices).with(options.shapes()));
    }

    DatabaseSnapshot whole() {
        return whole;
    }

    /** Some of the whole with these comments. Keys and types are the same for everybody. */
    DatabaseSnapshot over(DatabaseSnapshot part) {
        return new DatabaseSnapshot(
                part.serverVersion(),
                part.relations().stream().map(this::commented).toList(),
                part.columns().stream().map(this::commented).toList(),
                part.keys(),
                part.indexes(),
                whole.foreignKeys(),
                whole.types(),
                whole.attributes(),
                part.routines().stream()
                        .map(row -> routines.getOrDefault(row, row))
                        .toList(),
                part.writes(),
                part.assurances(),
                part.statistics());
    }

    private RelationRow commented(RelationRow row) {
        return Optional.ofNullable(relations.get(row.oid()))
                .flatMap(RelationRow::comment)
                .map(row::withComment)
                .orElse(row);
    }

    private ColumnRow commented(ColumnRow row) {
        return Optional.ofNullable(columns.get(number(row)))
                .flatMap(ColumnRow::comment)
                .map(row::withComment)
                .orElse(row);
    }

    private static ColumnNumber number(ColumnRow row) {
        return new ColumnNumber(row.relation(), row.number());
    }
}
