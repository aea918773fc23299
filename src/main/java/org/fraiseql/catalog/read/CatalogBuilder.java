package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.IndexRow;
import org.fraiseql.catalog.DatabaseSnapshot.KeyRow;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteModel;

/**
 * Makes the {@link Catalog} of a {@link DatabaseSnapshot}: picks the relations in scope, gives everything its name, finds keys and relationships.
 * What can't be published is left out and noticed; nothing here throws because of an odd table. One instance builds one catalog.
 */
public final class CatalogBuilder {
    private final DatabaseSnapshot snapshot;
    private final CatalogScope scope;
    private final boolean bigNumbersAsStrings;
    private final List<Notice> notices = new ArrayList<>();
    private final Set<String> typeNames = ReservedNames.types();
    private final Map<Long, List<ColumnRow>> columnRows = new LinkedHashMap<>();

    private CatalogBuilder(DatabaseSnapshot snapshot, CatalogScope scope, boolean bigNumbersAsStrings) {
        this.bigNumbersAsStrings = bigNumbersAsStrings;
        this.snapshot = snapshot;
        this.scope = scope;
        snapshot.columns().stream().filter(ColumnRow::isReadable).forEach(row -> columnRows
                .computeIfAbsent(row.relation(), relation -> new ArrayList<>())
                .add(row));
    }

    public static Catalog build(DatabaseSnapshot snapshot, CatalogScope scope) {
        return build(snapshot, scope, false);
    }

    /** @param bigNumbersAsStrings whether {@code int8} and {@code numeric} are served as strings */
    public static Catalog build(DatabaseSnapshot snapshot, CatalogScope scope, boolean bigNumbersAsStrings) {
        return new CatalogBuilder(snapshot, scope, bigNumbersAsStrings).build();
    }

    private Catalog build() {
        List<NamedRelation> named = new RelationNaming(scope, typeNames, notices).name(snapshot.relations());
        TypeResolver types = new TypeResolver(snapshot, typeNames, notices, bigNumbersAsStrings);
        ColumnNaming columns = new ColumnNaming(types, notices);
        Map<Long, TableDraft> drafts = new LinkedHashMap<>();
        for (NamedRelation relation : named) {
            draft(relation, columns).ifPresent(draft -> {
                drafts.put(relation.readFrom().oid(), draft);
                relation.base().ifPresent(base -> drafts.put(base.oid(), draft));
            });
        }
        DeclaredKeys declared = new DeclaredKeys(snapshot.relations(), columnRows, notices);
        Stream.concat(snapshot.keys().stream(), declared.keys(snapshot.keys()).stream())
                .sorted(Comparator.comparing(KeyRow::primary).reversed().thenComparing(KeyRow::name))
                .forEach(key -> addKey(key, drafts));
        snapshot.indexes().forEach(index -> addIndex(index, drafts));
        new RelationshipNaming(drafts, columnRows, notices)
                .addAll(Stream.concat(snapshot.foreignKeys().stream(), declared.foreignKeys().stream())
                        .toList());
        RoutineNaming routines = new RoutineNaming(drafts, types, typeNames, notices);
        routines.addAll(snapshot.routines());
        VolatileRoutines called = new VolatileRoutines(snapshot, drafts, types, typeNames, notices, routines);
        called.addAll(snapshot.routines());
        return catalog(new LinkedHashSet<>(drafts.values()), routines, called, types);
    }

    private Optional<TableDraft> draft(NamedRelation relation, ColumnNaming naming) {
        List<Column> columns = naming.columns(
                relation.readFrom().name(),
                columnRows.getOrDefault(relation.readFrom().oid(), List.of()));
        if (columns.isEmpty()) {
            notices.add(
                    Notice.leftOut(CatalogMessages.noColumns(relation.readFrom().name())));
            return Optional.empty();
        }
        return Optional.of(new TableDraft(
                relation.readFrom(), relation.base(), relation.typeName(), relation.directives(), columns));
    }

    private void addKey(KeyRow key, Map<Long, TableDraft> drafts) {
        TableDraft draft = drafts.get(key.relation());
        if (draft == null) {
            return;
        }
        List<Column> columns = new ArrayList<>();
        for (int number : key.columns()) {
            columnName(key.relation(), number).flatMap(draft::column).ifPresent(columns::add);
        }
        if (columns.size() == key.columns().size()) {
            draft.keys.add(new UniqueKey(key.name(), key.primary(), columns));
        }
    }

    private void addIndex(IndexRow index, Map<Long, TableDraft> drafts) {
        TableDraft draft = drafts.get(index.relation());
        if (draft == null) {
            return;
        }
        List<String> columns = new ArrayList<>();
        for (int number : index.columns()) {
            Optional<String> name = columnName(index.relation(), number);
            if (name.isEmpty()) {
                break; // an expression
            }
            columns.add(name.get());
        }
        draft.indexes.add(columns);
    }

    private Optional<String> columnName(long relation, int number) {
        return columnRows.getOrDefault(relation, List.of()).stream()
                .filter(row -> row.number() == number)
                .map(ColumnRow::name)
                .findFirst();
    }

    private Catalog catalog(
            Set<TableDraft> drafts, RoutineNaming routines, VolatileRoutines called, TypeResolver types) {
        Map<String, Table> tables = new LinkedHashMap<>();
        Map<TableDraft, Table> tablesByDraft = new LinkedHashMap<>();
        drafts.forEach(draft -> tablesByDraft.put(draft, draft.table()));
        WriteModel writing = new WriteModelBuilder(snapshot, types, notices).build(tablesByDraft);
        tablesByDraft.values().stream()
                .sorted(Comparator.comparing(Table::typeName))
                .forEach(table -> tables.put(table.typeName(), table));
        RootFieldNaming queries = new RootFieldNaming(notices);
        queries.addTables(tables.values());
        routines.resultTypes().forEach(draft -> tables.put(draft.typeName, draft.table()));
        queries.addRoutines(routines.queries(tables));
        called.resultTypes().forEach(draft -> tables.put(draft.typeName, draft.table()));
        return new Catalog(
                snapshot.serverVersion(),
                tables,
                queries.fields(),
                types.enums(),
                types.composites(),
                notices,
                writing.with(called.mutations(tables, writing)));
    }
}
