package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.DatabaseSnapshot.ArgumentRow;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.ForeignKeyRow;
import org.fraiseql.catalog.DatabaseSnapshot.KeyRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.DatabaseSnapshot.TypeRow;
import org.fraiseql.catalog.WriteSnapshot.AccessRow;
import org.fraiseql.catalog.WriteSnapshot.ColumnAccessRow;
import org.fraiseql.catalog.read.CatalogBuilder;
import org.fraiseql.catalog.read.CatalogOptions;
import org.fraiseql.catalog.read.CatalogScope;
import org.jspecify.annotations.Nullable;

/** A database on paper: tables and columns by name, types by the name PostgreSQL has for them. */
public final class SnapshotFixture {
    private static final List<String> BUILT_IN = List.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "float8",
            "numeric",
            "text",
            "varchar",
            "uuid",
            "date",
            "timestamptz",
            "json",
            "jsonb",
            "bytea",
            "inet",
            "int4range",
            "point");

    private final List<RelationFixture> relations = new ArrayList<>();
    private final List<ForeignKeyRow> foreignKeys = new ArrayList<>();
    private final List<RoutineRow> routines = new ArrayList<>();
    private final Map<String, TypeRow> types = new LinkedHashMap<>();
    private final List<ColumnRow> attributes = new ArrayList<>();
    private final Map<SqlName, Double> rowCounts = new LinkedHashMap<>();
    private final Map<SqlName, Map<String, Double>> distinct = new LinkedHashMap<>();
    private long nextOid = 1;

    public SnapshotFixture() {
        BUILT_IN.forEach(name -> {
            type(name, "pg_catalog", 'b', 0, 0, List.of(), null);
            type(name + "[]", "pg_catalog", "_" + name, 'b', oid(name), 0, List.of(), null);
        });
    }

    public RelationFixture table(String name) {
        return relation("public", name, 'r');
    }

    public RelationFixture view(String name) {
        return relation("public", name, 'v');
    }

    public RelationFixture relation(String schema, String name, char kind) {
        RelationFixture relation = new RelationFixture(nextOid++, new SqlName(schema, name), kind);
        relations.add(relation);
        return relation;
    }

    public SnapshotFixture enumType(String name, String... labels) {
        return commentedEnum(name, null, labels);
    }

    public SnapshotFixture commentedEnum(String name, @Nullable String comment, String... labels) {
        type(name, "public", 'e', 0, 0, Arrays.asList(labels), comment);
        type(name + "[]", "public", "_" + name, 'b', oid(name), 0, List.of(), null);
        return this;
    }

    public SnapshotFixture enumOf(String schema, String name, String... labels) {
        type(schema + "." + name, schema, name, 'e', 0, 0, Arrays.asList(labels), null);
        return this;
    }

    /** {@code list} as of {@link RelationFixture#columns}. */
    public SnapshotFixture composite(String name, String list) {
        type(name, "public", 'c', 0, 0, List.of(), null);
        for (String attribute : list.split(",\\s*")) {
            int end = attribute.lastIndexOf(' ');
            attributes.add(new ColumnRow(
                    oid(name),
                    attributes.size() + 1,
                    attribute.substring(0, end),
                    oid(attribute.substring(end + 1)),
                    false,
                    false,
                    ' ',
                    false,
                    Optional.empty()));
        }
        return this;
    }

    /** A function of {@code public}. {@code arguments} as {@code "term text, year int4"}; {@code returns} a type, or {@code setof} a relation. */
    public SnapshotFixture function(String name, char volatility, String arguments, String returns) {
        return function("public", name, volatility, arguments, returns, null);
    }

    public SnapshotFixture function(
            String schema, String name, char volatility, String arguments, String returns, @Nullable String comment) {
        List<ArgumentRow> rows = new ArrayList<>();
        for (String argument : arguments.isEmpty() ? new String[0] : arguments.split(",\\s*")) {
            int end = argument.lastIndexOf(' ');
            String type = argument.substring(end + 1);
            rows.add(new ArgumentRow(argument.substring(0, Math.max(end, 0)), oid(type), 'i', relationOid(type)));
        }
        boolean isSet = returns.startsWith("setof ");
        String type = returns.replaceFirst("^setof ", "");
        routines.add(new RoutineRow(
                new SqlName(schema, name),
                'f',
                volatility,
                false,
                isSet,
                oid(type),
                relationOid(type),
                0,
                rows,
                Optional.ofNullable(comment)));
        return this;
    }

    /** A strict function of {@code public} that returns a number. @param defaults how many of its last arguments may be left out */
    public SnapshotFixture strictFunction(String name, char volatility, List<String> arguments, int defaults) {
        List<ArgumentRow> rows = new ArrayList<>();
        arguments.forEach(argument -> rows.add(new ArgumentRow(argument, oid("int4"), 'i', 0)));
        routines.add(new RoutineRow(
                new SqlName("public", name),
                'f',
                volatility,
                true,
                false,
                oid("int4"),
                0,
                defaults,
                rows,
                Optional.empty()));
        return this;
    }

    private long relationOid(String name) {
        return relations.stream()
                .filter(relation -> relation.name.name().equals(name))
                .map(relation -> relation.oid)
                .findFirst()
                .orElse(0L);
    }

    /** As PostgreSQL has analysed it. */
    public SnapshotFixture rows(String table, double count) {
        rowCounts.put(new SqlName("public", table), count);
        return this;
    }

    /** As {@code pg_stats} has it. */
    public SnapshotFixture distinct(String table, String column, double count) {
        distinct.computeIfAbsent(new SqlName("public", table), name -> new LinkedHashMap<>())
                .put(column, count);
        return this;
    }

    public SnapshotFixture domain(String name, String base) {
        type(name, "public", 'd', 0, oid(base), List.of(), null);
        return this;
    }

    /** A base type of PostgreSQL or of an extension, and its arrays. */
    public SnapshotFixture baseType(String name) {
        if (!types.containsKey(name)) {
            type(name, "pg_catalog", 'b', 0, 0, List.of(), null);
            type(name + "[]", "pg_catalog", "_" + name, 'b', oid(name), 0, List.of(), null);
        }
        return this;
    }

    /** The ranges of a type, and their multiranges. */
    public SnapshotFixture ranges(String range, String multirange, String element) {
        type(range, "pg_catalog", 'r', oid(element), 0, List.of(), null);
        type(multirange, "pg_catalog", 'm', oid(element), 0, List.of(), null);
        type(range + "[]", "pg_catalog", "_" + range, 'b', oid(range), 0, List.of(), null);
        return this;
    }

    /** A function of one argument that returns a text. */
    public SnapshotFixture function(String name, boolean isVolatile, String argumentType) {
        routines.add(new RoutineRow(
                new SqlName("public", name),
                'f',
                isVolatile ? 'v' : 's',
                false,
                false,
                oid("text"),
                0,
                0,
                List.of(new ArgumentRow("given", oid(argumentType), 'i', 0)),
                Optional.empty()));
        return this;
    }

    public SnapshotFixture typeOfExtension(String name) {
        type(name, "public", 'b', 0, 0, List.of(), null);
        return this;
    }

    /** {@code columns} as {@code "post_id, line"}. */
    public SnapshotFixture foreignKey(String name, String source, String columns, String target, String targetColumns) {
        return commentedForeignKey(name, source, columns, target, targetColumns, null);
    }

    public SnapshotFixture commentedForeignKey(
            String name, String source, String columns, String target, String targetColumns, @Nullable String comment) {
        RelationFixture from = relation(source);
        RelationFixture to = relation(target);
        foreignKeys.add(new ForeignKeyRow(
                name,
                from.oid,
                from.numbers(columns),
                to.oid,
                to.numbers(targetColumns),
                Optional.ofNullable(comment)));
        return this;
    }

    public Catalog catalog() {
        return catalog(new CatalogScope(List.of("public"), List.of("*"), List.of()));
    }

    public Catalog catalog(CatalogScope scope) {
        return catalog(scope, WriteSnapshot.EMPTY, CatalogOptions.NONE);
    }

    /** Of these schemas, the earlier of which has the better rank. */
    public Catalog catalogOf(String... schemas) {
        return catalog(new CatalogScope(Arrays.asList(schemas), List.of("*"), List.of()));
    }

    /** The same, in which the role may write everything. */
    public Catalog writableCatalogOf(String... schemas) {
        return catalog(
                new CatalogScope(Arrays.asList(schemas), List.of("*"), List.of()), allWritable(), CatalogOptions.NONE);
    }

    /** In which the role may write everything. */
    public Catalog writableCatalog(CatalogOptions options) {
        return catalog(new CatalogScope(List.of("public"), List.of("*"), List.of()), allWritable(), options);
    }

    /** In which the role may write everything. */
    public Catalog writableCatalog() {
        return writableCatalog(CatalogOptions.NONE);
    }

    private WriteSnapshot allWritable() {
        List<AccessRow> access = new ArrayList<>();
        List<ColumnAccessRow> columns = new ArrayList<>();
        relations.forEach(relation -> {
            access.add(new AccessRow(relation.oid, true, true, true, false, false, true));
            relation.columns.forEach(
                    column -> columns.add(new ColumnAccessRow(relation.oid, column.number(), true, true)));
        });
        return new WriteSnapshot(access, columns, List.of(), List.of(), List.of());
    }

    private Catalog catalog(CatalogScope scope, WriteSnapshot writes, CatalogOptions options) {
        return CatalogBuilder.build(snapshot(writes), scope, options);
    }

    /** In which the role may write nothing. */
    public DatabaseSnapshot snapshot() {
        return snapshot(WriteSnapshot.EMPTY);
    }

    /** In which the role may write everything. */
    public DatabaseSnapshot writableSnapshot() {
        return snapshot(allWritable());
    }

    private DatabaseSnapshot snapshot(WriteSnapshot writes) {
        List<ColumnRow> columns = new ArrayList<>();
        List<KeyRow> keys = new ArrayList<>();
        List<RelationRow> rows = new ArrayList<>();
        relations.forEach(relation -> {
            rows.add(new RelationRow(
                    relation.oid, relation.name, relation.kind, relation.isWritable, relation.comment, true));
            columns.addAll(relation.columns);
            keys.addAll(relation.keys);
        });
        return new DatabaseSnapshot(
                "18.0",
                rows,
                columns,
                keys,
                List.of(),
                foreignKeys,
                List.copyOf(types.values()),
                attributes,
                routines,
                writes,
                Assurances.NONE,
                new Statistics(rowCounts, distinct));
    }

    private RelationFixture relation(String name) {
        return relations.stream()
                .filter(relation -> relation.name.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void type(
            String name,
            String schema,
            char kind,
            long element,
            long base,
            List<String> labels,
            @Nullable String comment) {
        type(name, schema, name, kind, element, base, labels, comment);
    }

    private void type(
            String key,
            String schema,
            String name,
            char kind,
            long element,
            long base,
            List<String> labels,
            @Nullable String comment) {
        types.put(
                key,
                new TypeRow(
                        nextOid++,
                        new SqlName(schema, name),
                        kind,
                        element,
                        base,
                        labels,
                        Optional.ofNullable(comment)));
    }

    /** 0, which no type has, for a type that the snapshot leaves out. */
    private long oid(String type) {
        TypeRow row = types.get(type);
        return row == null ? 0 : row.oid();
    }

    /** A relation while its columns and keys are being written down. */
    public final class RelationFixture {
        private final long oid;
        private final SqlName name;
        private final char kind;
        private final List<ColumnRow> columns = new ArrayList<>();
        private final List<KeyRow> keys = new ArrayList<>();
        private boolean isWritable = true;
        private Optional<String> comment = Optional.empty();

        private RelationFixture(long oid, SqlName name, char kind) {
            this.oid = oid;
            this.name = name;
            this.kind = kind;
        }

        /** Columns as {@code "id int4, name text"}; a type with {@code !} is not null. */
        public RelationFixture columns(String list) {
            for (String column : list.split(",\\s*")) {
                String[] parts = column.split(" ", 2);
                column(parts[0], parts[1]);
            }
            return this;
        }

        public RelationFixture column(String column, String type) {
            return column(column, type, null);
        }

        public RelationFixture column(String column, String type, @Nullable String columnComment) {
            return add(column, type, ' ', false, columnComment);
        }

        public RelationFixture generated(String column, String type) {
            return add(column, type, ' ', true, null);
        }

        public RelationFixture identity(String column, char identity) {
            return add(column, "int4", identity, false, null);
        }

        private RelationFixture add(
                String column, String type, char identity, boolean isGenerated, @Nullable String columnComment) {
            columns.add(new ColumnRow(
                    oid,
                    columns.size() + 1,
                    column,
                    oid(type.replace("!", "")),
                    type.endsWith("!"),
                    false,
                    identity,
                    isGenerated,
                    Optional.ofNullable(columnComment)));
            return this;
        }

        public RelationFixture primaryKey(String list) {
            keys.add(new KeyRow(oid, name.name() + "_pkey", true, numbers(list)));
            return this;
        }

        public RelationFixture unique(String list) {
            keys.add(new KeyRow(oid, name.name() + "_" + list + "_key", false, numbers(list)));
            return this;
        }

        public RelationFixture comment(String text) {
            comment = Optional.of(text);
            return this;
        }

        public RelationFixture readOnly() {
            isWritable = false;
            return this;
        }

        /** A column number that no row has, as when the role may not select the column. */
        private List<Integer> numbers(String list) {
            return Arrays.stream(list.split(",\\s*"))
                    .map(column -> columns.stream()
                            .filter(row -> row.name().equals(column))
                            .map(ColumnRow::number)
                            .findFirst()
                            .orElse(99))
                    .toList();
        }
    }
}
