package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.SqlName;

/**
 * Leaves out the tables whose rows are served as those of a table that they inherit from (PostgreSQL manual, Inheritance). One that inherits from tables alone that
 * are not served, as they are excluded, in other schemas or may not be read, is a table like any other.
 */
final class InheritingTables {
    private final DatabaseSnapshot snapshot;
    private final CatalogScope scope;
    private final List<Notice> notices;
    /** What may be served, by oid. */
    private final Map<Long, RelationRow> served = new LinkedHashMap<>();

    private InheritingTables(DatabaseSnapshot snapshot, CatalogScope scope, List<Notice> notices) {
        this.snapshot = snapshot;
        this.scope = scope;
        this.notices = notices;
        Set<Long> readable = new LinkedHashSet<>();
        snapshot.columns().stream().filter(ColumnRow::isReadable).forEach(column -> readable.add(column.relation()));
        snapshot.relations().stream()
                .filter(this::isWanted)
                .filter(relation -> !relation.isUnreachable() && readable.contains(relation.oid()))
                .forEach(relation -> served.put(relation.oid(), relation));
    }

    /** The snapshot without them. Whoever may read less than others is left out the same. */
    static DatabaseSnapshot leaveOut(
            DatabaseSnapshot snapshot, CatalogScope scope, SettledNames names, List<Notice> notices) {
        if (snapshot.relations().stream().allMatch(relation -> relation.wholes().isEmpty())) {
            return snapshot;
        }
        return new InheritingTables(snapshot, scope, notices).leaveOut(names);
    }

    private DatabaseSnapshot leaveOut(SettledNames names) {
        Set<Long> parts = new LinkedHashSet<>();
        Map<SqlName, List<SqlName>> told = new LinkedHashMap<>();
        for (RelationRow relation : snapshot.relations()) {
            whole(relation).ifPresent(whole -> {
                parts.add(relation.oid());
                if (isWanted(relation)) {
                    told.computeIfAbsent(whole.name(), first -> new ArrayList<>())
                            .add(relation.name());
                }
            });
        }
        told.forEach(
                (whole, inheriting) -> notices.add(Notice.leftOut(CatalogMessages.partsOfServed(inheriting, whole))));
        return snapshot.without(names.parts(parts));
    }

    /** One that has its rows. */
    private Optional<RelationRow> whole(RelationRow relation) {
        return relation.wholes().stream()
                .flatMap(whole -> Optional.ofNullable(served.get(whole)).stream())
                .findFirst();
    }

    private boolean isWanted(RelationRow relation) {
        return scope.contains(relation.name())
                && !CommentDirectives.parse(relation.comment()).omissions().contains(Omissions.Use.READ);
    }
}
