package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private final SettledNames names;
    private final List<Notice> notices;
    private final Map<Long, TypeRow> types = new LinkedHashMap<>();

    ServableRelations(DatabaseSnapshot snapshot, CatalogScope scope, SettledNames names, List<Notice> notices) {
        this.snapshot = snapshot;
        this.scope = scope;
        this.names = names;
        this.notices = notices;
        snapshot.types().forEach(type -> types.put(type.oid(), type));
    }

    List<ServedRelation> find() {
        Set<Long> withColumns = shown();
        inScope()
                .filter(RelationRow::isUnreachable)
                .forEach(relation -> notices.add(Notice.leftOut(
                        relation.isView()
                                ? CatalogMessages.overUnreachable(relation.name())
                                : CatalogMessages.unreachable(relation.name()))));
        List<RelationRow> read = wanted().filter(relation -> withColumns.contains(relation.oid()))
                .toList();
        List<ServedRelation> pairs = new ArrayList<>(ServedRelation.of(read));
        pairs.addAll(ServedRelation.of(wanted().filter(relation -> withColumns.contains(relation.oid())
                        || (ServedRelation.isBehind(relation) && isCreated(relation)))
                .toList()));
        names.settle(pairs);
        return ServedRelation.of(read, names);
    }

    /** Tables that may be created into, and of which nothing may be read. */
    List<ServedRelation> onlyCreated() {
        Set<Long> withColumns = shown();
        List<ServedRelation> created = new ArrayList<>();
        wanted().filter(relation -> !withColumns.contains(relation.oid())).forEach(relation -> {
            if (isCreated(relation)) {
                created.add(ServedRelation.of(relation));
            } else {
                notices.add(Notice.leftOut(CatalogMessages.noColumns(relation.name())));
            }
        });
        return created;
    }

    private boolean isCreated(RelationRow relation) {
        return snapshot.writes().access().stream().anyMatch(may -> may.relation() == relation.oid() && may.insert())
                && snapshot.writes().columns().stream()
                        .anyMatch(column -> column.relation() == relation.oid() && column.insert());
    }

    private Set<Long> shown() {
        Set<Long> withColumns = new LinkedHashSet<>();
        snapshot.columns().stream().filter(this::isShown).forEach(column -> withColumns.add(column.relation()));
        return withColumns;
    }

    private Stream<RelationRow> wanted() {
        return inScope().filter(relation -> !relation.isUnreachable());
    }

    private Stream<RelationRow> inScope() {
        return snapshot.relations().stream()
                .filter(relation -> scope.contains(relation.name()))
                .filter(relation ->
                        !CommentDirectives.parse(relation.comment()).omissions().contains(Omissions.Use.READ));
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
