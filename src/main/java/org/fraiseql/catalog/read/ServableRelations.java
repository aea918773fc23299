package org.fraiseql.catalog.read;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.DatabaseSnapshot.TypeRow;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.PgScalar;

/** Picks the relations in scope that have a column to select: a type without fields is none in GraphQL. What is left out wants no name. */
final class ServableRelations {
    private final DatabaseSnapshot snapshot;
    private final CatalogScope scope;
    private final List<Notice> notices;
    private final Map<Long, TypeRow> types = new LinkedHashMap<>();

    ServableRelations(DatabaseSnapshot snapshot, CatalogScope scope, List<Notice> notices) {
        this.snapshot = snapshot;
        this.scope = scope;
        this.notices = notices;
        snapshot.types().forEach(type -> types.put(type.oid(), type));
    }

    List<RelationRow> find() {
        Set<Long> withColumns = new LinkedHashSet<>();
        snapshot.columns().stream().filter(this::isShown).forEach(column -> withColumns.add(column.relation()));
        List<RelationRow> wanted = snapshot.relations().stream()
                .filter(relation -> scope.contains(relation.name()))
                .filter(relation ->
                        !CommentDirectives.parse(relation.comment()).omissions().contains(Omissions.Use.READ))
                .toList();
        wanted.stream()
                .filter(relation -> !withColumns.contains(relation.oid()))
                .forEach(relation -> notices.add(Notice.leftOut(CatalogMessages.noColumns(relation.name()))));
        return wanted.stream()
                .filter(relation -> withColumns.contains(relation.oid()))
                .toList();
    }

    private boolean isShown(ColumnRow column) {
        boolean isOmitted =
                CommentDirectives.parse(column.comment()).omissions().contains(Omissions.Use.READ);
        return column.isReadable() && !isOmitted && !isOnlySearched(column.type());
    }

    private boolean isOnlySearched(long type) {
        Optional<TypeRow> row = Optional.ofNullable(types.get(type));
        return row.filter(found -> found.kind() == 'd'
                        ? isOnlySearched(found.base())
                        : PgScalar.ofTypeName(found.name().name()) == PgScalar.TSVECTOR)
                .isPresent();
    }
}
