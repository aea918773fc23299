package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.IndexRow;
import org.fraiseql.catalog.DatabaseSnapshot.KeyRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.IndexedKey;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteModel;

/**
 * Makes the {@link Catalog} of a {@link DatabaseSnapshot}: picks the relations in scope, gives everything its name, finds keys and relationships.
 * What can't be published is left out and noticed; nothing here throws because of an odd table. One instance builds one catalog.
 */
public final class CatalogBuilder {
    private final DatabaseSnapshot snapshot;
    private final ViewOrigins origins;
    private final CatalogScope scope;
    private final CatalogOptions options;
    private final SettledNames names;
    private final List<Notice> notices;
    /** Of mutations. Where there are none, nobody reads them. */
    private final List<Notice> writeNotices;

    private final TypeSpace typeNames;
    /** Types of objects that stand in documents only. */
    private final List<Table> objects = new ArrayList<>();

    /** The columns that may be selected, by the relation's oid. */
    private final Map<Long, List<ColumnRow>> columnRows = new LinkedHashMap<>();

    private CatalogBuilder(
            DatabaseSnapshot snapshot,
            ViewOrigins origins,
            CatalogScope scope,
            CatalogOptions options,
            SettledNames names,
            List<Notice> notices) {
        this.snapshot = InheritingTables.leaveOut(snapshot, scope, names, notices);
        this.origins = origins;
        this.scope = scope;
        this.options = options;
        this.names = names;
        this.notices = notices;
        this.writeNotices = options.mutations() ? notices : new ArrayList<>();
        this.typeNames = new TypeSpace(options.beans(), names);
        this.snapshot.columns().stream().filter(ColumnRow::isReadable).forEach(row -> columnRows
                .computeIfAbsent(row.relation(), relation -> new ArrayList<>())
                .add(row));
    }

    public static Catalog build(DatabaseSnapshot snapshot, CatalogScope scope) {
        return build(snapshot, scope, CatalogOptions.NONE);
    }

    public static Catalog build(DatabaseSnapshot snapshot, CatalogScope scope, CatalogOptions options) {
        List<Notice> notices = new ArrayList<>();
        DatabaseSnapshot laid =
                LaidComments.of(snapshot, scope, options, notices).whole();
        return new CatalogBuilder(laid, ViewOrigins.of(laid), scope, options, new SettledNames(), notices).build();
    }

    /**
     * Of a part of what there is, with the names that are settled for all.
     *
     * @param part with what is laid over its comments
     * @param origins of all views
     */
    static Catalog build(
            DatabaseSnapshot part,
            ViewOrigins origins,
            CatalogScope scope,
            CatalogOptions options,
            SettledNames names) {
        return new CatalogBuilder(part, origins, scope, options, names, new ArrayList<>()).build();
    }

    /**
     * Settles the names of all that anybody may use.
     *
     * @param whole with what is laid over its comments
     * @param origins of all views
     * @param built takes the catalog of the whole, whose notices are so for everybody
     */
    static SettledNames names(
            DatabaseSnapshot whole,
            ViewOrigins origins,
            CatalogScope scope,
            CatalogOptions options,
            Consumer<Catalog> built) {
        SettledNames names = new SettledNames();
        built.accept(build(whole, origins, scope, options, names));
        if (!names.views().isEmpty()) {
            // of tables that somebody may have without the view
            build(whole.without(names.views()), origins, scope, options, names);
        }
        names.close();
        return names;
    }

    private Catalog build() {
        ConfiguredSchemas.tell(scope.schemas(), snapshot.assurances().schemas(), notices);
        UnkeptSettingsNotice.tell(snapshot.assurances().unkept(), notices);
        new DirectiveCheck(snapshot, scope, notices).tell();
        ServableRelations servable = new ServableRelations(snapshot, scope, names, notices);
        RelationNaming naming = new RelationNaming(scope.schemas(), typeNames, names, notices);
        List<NamedRelation> named = naming.name(servable.find());
        List<NamedRelation> onlyCreated = naming.created(servable.onlyCreated(), named);
        if (named.isEmpty() && onlyCreated.isEmpty()) {
            ConfiguredSchemas.tellEmpty(scope, snapshot.assurances().schemas(), notices);
        }
        Map<Long, ValueTypeNaming.Named> valueTypes =
                new ValueTypeNaming(scope.schemas(), typeNames).name(snapshot.types());
        TypeResolver types = new TypeResolver(snapshot, valueTypes, notices, options.bigNumbersAsStrings());
        Map<Long, TableDraft> drafts = drafts(named, types);
        DocumentTypeSource declarable = DocumentTypeSource.of(snapshot, valueTypes, options.bigNumbersAsStrings());
        DocumentFields documents = new DocumentFields(
                new LinkedHashSet<>(drafts.values()), declarable, indexedKeys(), types, typeNames, names, notices);
        documents.declare();
        RoutineForms forms = new RoutineForms(drafts, types, notices);
        RoutineNaming routines = new RoutineNaming(drafts, types, forms, typeNames, names, notices);
        link(drafts, routines.wishedOfRows(snapshot.routines()));
        new CertainRelations(snapshot.assurances(), drafts.values()).mark();
        new RepeatedRows(new UniqueRows(snapshot), columnRows, drafts.values()).mark();
        Set<TableDraft> tables = new LinkedHashSet<>(drafts.values());
        Map<QueryNaming.Wish, String> queries = new LinkedHashMap<>();
        new QueryNaming(options.beans(), scope.schemas(), names, notices)
                .name(tables, routines.queries(snapshot.routines()))
                .forEach((wish, name) -> queries.put(wish, name.name()));
        queries.forEach((wish, name) -> {
            if (wish instanceof QueryNaming.Wish.Call(var routine)) {
                routines.add(name, routine);
            }
        });
        VolatileRoutines called = new VolatileRoutines(
                snapshot,
                drafts,
                documents,
                types,
                typeNames,
                names,
                writeNotices,
                new RoutineForms(drafts, types, writeNotices));
        called.addAll(snapshot.routines(), scope.schemas(), options.beans());
        objects.addAll(documents.objects());
        List<TableDraft> written = onlyCreated.stream()
                .map(table -> TableDraft.of(table, ColumnNaming.NamedColumns.NONE, ShownColumns.NONE))
                .toList();
        return catalog(tables, written, queries, routines, called, types);
    }

    private Map<Long, TableDraft> drafts(List<NamedRelation> named, TypeResolver types) {
        ColumnNaming naming = new ColumnNaming(types, names, notices);
        Map<Long, List<ColumnRow>> allRows = new LinkedHashMap<>();
        snapshot.columns().forEach(row -> allRows.computeIfAbsent(row.relation(), relation -> new ArrayList<>())
                .add(row));
        Map<Long, Set<String>> given = RelationshipNaming.given(snapshot.foreignKeys());
        Map<Long, TableDraft> drafts = new LinkedHashMap<>();
        for (NamedRelation table : named) {
            RelationRow readFrom = table.relation().readFrom();
            Set<String> taken = new LinkedHashSet<>(given.getOrDefault(readFrom.oid(), new LinkedHashSet<>()));
            table.relation()
                    .base()
                    .ifPresent(base -> taken.addAll(given.getOrDefault(base.oid(), new LinkedHashSet<>())));
            List<ColumnRow> rows = columnRows.getOrDefault(readFrom.oid(), List.of());
            long written = table.relation().base().orElse(readFrom).oid();
            TableDraft draft = TableDraft.of(
                    table,
                    naming.columns(readFrom.name(), rows, taken),
                    ShownColumns.of(
                            readFrom, rows, written, allRows.getOrDefault(written, List.of()), origins, notices));
            drafts.put(readFrom.oid(), draft);
            table.relation().base().ifPresent(base -> drafts.put(base.oid(), draft));
        }
        return drafts;
    }

    /** Finds the keys, indexes and relationships. @param functions what functions of rows want to be called */
    private void link(Map<Long, TableDraft> drafts, Map<TableDraft, Set<String>> functions) {
        DeclaredKeys declared = new DeclaredKeys(snapshot.relations(), columnRows, notices);
        List<KeyRow> keys = Stream.concat(snapshot.keys().stream(), declared.keys(snapshot.keys()).stream())
                .sorted(Comparator.comparing(KeyRow::primary).reversed().thenComparing(KeyRow::name))
                .toList();
        new TableKeys(columnRows).addAll(keys, drafts);
        snapshot.indexes().forEach(index -> addIndex(index, drafts));
        LinkFinder links = new LinkFinder(drafts, columnRows, notices);
        new RelationshipNaming(functions, names, notices)
                .addAll(links.find(
                        Stream.concat(snapshot.foreignKeys().stream(), declared.foreignKeys(keys, drafts).stream())
                                .toList()));
    }

    private void addIndex(IndexRow index, Map<Long, TableDraft> drafts) {
        TableDraft draft = drafts.get(index.relation());
        if (draft == null || index.columns().isEmpty()) {
            return;
        }
        List<String> columns = new ArrayList<>();
        for (int number : index.columns()) {
            Optional<String> name = draft.columnOf(index.relation(), number).map(Column::name);
            if (name.isEmpty()) {
                break; // an expression
            }
            columns.add(name.get());
        }
        draft.indexes.add(columns);
    }

    /** What is indexed of documents, by relation. */
    private Map<Long, List<IndexedKey>> indexedKeys() {
        Map<Long, List<IndexedKey>> indexed = new LinkedHashMap<>();
        for (IndexRow index : snapshot.indexes()) {
            boolean isFirst = !index.columns().isEmpty() && index.columns().getFirst() == 0;
            for (int i = 0; i < index.expressions().size(); i++) {
                IndexedKeys.of(index.expressions().get(i), isFirst && i == 0)
                        .ifPresent(found -> indexed.computeIfAbsent(index.relation(), relation -> new ArrayList<>())
                                .add(found));
            }
        }
        indexed.values().forEach(keys -> keys.sort(Comparator.comparing(key -> !key.findsRows())));
        return indexed;
    }

    private Catalog catalog(
            Set<TableDraft> drafts,
            List<TableDraft> onlyCreated,
            Map<QueryNaming.Wish, String> fields,
            RoutineNaming routines,
            VolatileRoutines called,
            TypeResolver types) {
        Map<TableDraft, Table> byDraft = new LinkedHashMap<>();
        drafts.stream()
                .sorted(Comparator.comparing(TableDraft::typeName))
                .forEach(draft -> byDraft.put(draft, draft.table()));
        Map<TableDraft, Table> written = new LinkedHashMap<>(byDraft);
        onlyCreated.forEach(draft -> written.put(draft, draft.table()));
        WriteModel writing = new WriteModelBuilder(
                        snapshot, origins, types, options.beans(), names, called.names(), writeNotices)
                .build(written);
        Map<String, Table> tables = new LinkedHashMap<>();
        Map<String, RootField> queries = new LinkedHashMap<>();
        byDraft.forEach((draft, table) -> {
            tables.put(table.typeName(), table);
            queries(draft, table, fields).forEach(field -> queries.put(field.fieldName(), field));
        });
        objects.forEach(table -> tables.put(table.typeName(), table));
        routines.resultTypes().forEach(draft -> tables.put(draft.typeName(), draft.table()));
        routines.queries(tables).forEach(field -> queries.put(field.fieldName(), field));
        called.resultTypes().forEach(draft -> tables.put(draft.typeName(), draft.table()));
        Catalog made = new Catalog(
                snapshot.serverVersion(),
                tables,
                queries,
                types.enums(),
                types.composites(),
                notices,
                writing.with(called.mutations(tables)),
                snapshot.statistics());
        return options.mutations() ? made : made.readOnly();
    }

    private static List<RootField> queries(TableDraft draft, Table table, Map<QueryNaming.Wish, String> names) {
        List<RootField> queries = new ArrayList<>();
        for (UniqueKey key : table.keys()) {
            String name = Optional.ofNullable(names.get(new QueryNaming.Wish.ByKey(draft, key)))
                    .orElseThrow();
            queries.add(new RootField.ByKey(name, table, key));
        }
        String name = Optional.ofNullable(names.get(new QueryNaming.Wish.ListOf(draft)))
                .orElseThrow();
        queries.add(new RootField.ListOf(name, table));
        return queries;
    }
}
