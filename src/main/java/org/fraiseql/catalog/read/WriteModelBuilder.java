package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Constraint;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.KeyRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.InputColumns;
import org.fraiseql.catalog.MutationField;
import org.fraiseql.catalog.MutationField.Form;
import org.fraiseql.catalog.MutationNames;
import org.fraiseql.catalog.Nestings;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.catalog.WriteModel;
import org.fraiseql.catalog.WriteSnapshot.AccessRow;
import org.fraiseql.catalog.WriteSnapshot.ColumnAccessRow;
import org.fraiseql.catalog.WriteSnapshot.ConstraintRow;
import org.fraiseql.catalog.WriteTarget;

/** Finds out which tables can be written and names their mutations. */
final class WriteModelBuilder {
    /** {@code pg_class.relkind} of tables and partitioned tables. */
    private static final String TABLES = "rp";

    private final DatabaseSnapshot snapshot;
    private final TypeResolver types;
    private final List<Notice> notices;
    private final Map<Long, AccessRow> access = new LinkedHashMap<>();
    private final Map<Long, Map<Integer, ColumnAccessRow>> columnAccess = new LinkedHashMap<>();

    WriteModelBuilder(DatabaseSnapshot snapshot, TypeResolver types, List<Notice> notices) {
        this.snapshot = snapshot;
        this.types = types;
        this.notices = notices;
        snapshot.writes().access().forEach(row -> access.put(row.relation(), row));
        snapshot.writes().columns().forEach(row -> columnAccess
                .computeIfAbsent(row.relation(), relation -> new LinkedHashMap<>())
                .put(row.number(), row));
    }

    WriteModel build(Map<TableDraft, Table> tables) {
        Map<String, WriteTarget> targets = new LinkedHashMap<>();
        tables.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().typeName()))
                .forEach(entry -> target(entry.getKey(), entry.getValue())
                        .ifPresent(target -> targets.put(entry.getValue().typeName(), target)));
        Set<String> taken = new LinkedHashSet<>();
        tables.values().forEach(table -> taken.add(table.typeName()));
        targets.values().removeIf(target -> isTaken(target, taken));
        Map<String, MutationField> fields = new LinkedHashMap<>();
        targets.values().forEach(target -> addFields(target, fields));
        boolean hasDeferrable =
                snapshot.writes().constraints().stream().anyMatch(row -> row.deferrable() || row.kind() == 't');
        Nestings nestings = new NestingFinder(tables.values(), targets, taken).find();
        return new WriteModel(targets, fields, new LinkedHashMap<>(), nestings, constraints(targets), hasDeferrable);
    }

    private Optional<WriteTarget> target(TableDraft draft, Table table) {
        RelationRow written = draft.base.orElse(draft.readFrom);
        AccessRow may = access.get(written.oid());
        Omissions omitted = draft.base
                .map(base -> CommentDirectives.parse(base.comment()).omissions())
                .map(draft.directives.omissions()::and)
                .orElse(draft.directives.omissions());
        if (may == null) {
            return Optional.empty();
        }
        boolean insertable = may.insert() && !omitted.contains(Omissions.Use.CREATE);
        boolean updatable = may.update() && !omitted.contains(Omissions.Use.UPDATE);
        boolean deletable = may.delete() && !omitted.contains(Omissions.Use.DELETE);
        boolean isWrittenElsewhere = draft.base.isPresent();
        if ((!insertable && !updatable && !deletable)
                || (isWrittenElsewhere && identity(table).isEmpty())) {
            return Optional.empty();
        }
        List<WriteColumn> columns = columns(draft, written);
        boolean hasInput = columns.stream().anyMatch(column -> column.insertable() || column.updatable());
        if (!hasInput && !deletable) {
            return Optional.empty();
        }
        return Optional.of(new WriteTarget(
                table,
                written.name(),
                columns,
                insertable && columns.stream().anyMatch(WriteColumn::insertable),
                updatable && columns.stream().anyMatch(WriteColumn::updatable),
                deletable,
                may.update() && TABLES.indexOf(written.kind()) >= 0,
                may.touchedLater(),
                arbiters(written, columns),
                identity(table)));
    }

    /** Constraints that may wait for the end of the transaction can't decide about a row (PostgreSQL manual, INSERT). */
    private List<UniqueKey> arbiters(RelationRow written, List<WriteColumn> columns) {
        Map<Integer, String> names = new LinkedHashMap<>();
        snapshot.columns().stream()
                .filter(row -> row.relation() == written.oid())
                .forEach(row -> names.put(row.number(), row.name()));
        List<UniqueKey> arbiters = new ArrayList<>();
        for (KeyRow key : snapshot.keys()) {
            if (key.relation() != written.oid() || isDeferrable(written.name(), key.name())) {
                continue;
            }
            List<Column> given = new ArrayList<>();
            key.columns().forEach(number -> columns.stream()
                    .filter(column ->
                            column.insertable() && column.column().name().equals(names.get(number)))
                    .forEach(column -> given.add(column.column())));
            if (given.size() == key.columns().size()) {
                arbiters.add(new UniqueKey(key.name(), key.primary(), given));
            }
        }
        return arbiters;
    }

    private boolean isDeferrable(SqlName relation, String constraint) {
        return snapshot.writes().constraints().stream()
                .anyMatch(row -> row.deferrable()
                        && row.relation().equals(relation)
                        && row.name().equals(constraint));
    }

    private List<WriteColumn> columns(TableDraft draft, RelationRow written) {
        List<ColumnRow> rows = snapshot.columns().stream()
                .filter(row -> row.relation() == written.oid())
                .toList();
        // what is wrong with a name was noticed when the table was named; a base table behind a view has names of its
        // own
        List<Notice> found = draft.base.isPresent() ? notices : new ArrayList<>();
        List<Column> named = new ColumnNaming(types, found).columns(written.name(), rows);
        List<WriteColumn> columns = new ArrayList<>();
        for (Column column : named) {
            rows.stream()
                    .filter(row -> row.name().equals(column.name()))
                    .findFirst()
                    .map(row -> column(column, row, omissions(draft, column)))
                    .ifPresent(columns::add);
        }
        return columns;
    }

    /** The uses that the comments leave out, both of the written column and of the column as it is read. */
    private static Omissions omissions(TableDraft draft, Column column) {
        return draft.column(column.name())
                .map(read -> read.omissions().and(column.omissions()))
                .orElse(column.omissions());
    }

    private WriteColumn column(Column column, ColumnRow row, Omissions omitted) {
        ColumnAccessRow may = columnAccess
                .getOrDefault(row.relation(), new LinkedHashMap<>())
                .getOrDefault(row.number(), new ColumnAccessRow(row.relation(), row.number(), false, false));
        boolean writable = column.writable() && InputColumns.canBeInput(column.type());
        return new WriteColumn(
                column,
                writable && may.insert() && !omitted.contains(Omissions.Use.CREATE),
                writable && may.update() && !omitted.contains(Omissions.Use.UPDATE),
                row.notNull() && !row.hasDefault() && row.identity() == ' ');
    }

    /** A unique key whose columns may be NULL does not tell rows apart. */
    private Optional<UniqueKey> identity(Table table) {
        return table.primaryKey().or(() -> table.keys().stream()
                .filter(key -> key.columns().stream().noneMatch(Column::isNullable))
                .min(Comparator.comparingInt(key -> key.columns().size())));
    }

    private boolean isTaken(WriteTarget target, Set<String> typeNames) {
        Optional<String> collision = MutationNames.types(target.table()).stream()
                .filter(typeNames::contains)
                .findFirst();
        collision.ifPresent(name -> notices.add(Notice.leftOut(CatalogMessages.takenInputType(target.name(), name))));
        return collision.isPresent();
    }

    private void addFields(WriteTarget target, Map<String, MutationField> fields) {
        Table table = target.table();
        boolean hasKey = target.identity().isPresent();
        if (target.insertable()) {
            add(MutationNames.create(table), Form.CREATE, target, fields);
            add(MutationNames.bulkCreate(table), Form.BULK_CREATE, target, fields);
        }
        if (target.updatable()) {
            if (hasKey) {
                add(MutationNames.update(table), Form.UPDATE, target, fields);
            }
            if (table.isFiltered()) {
                add(MutationNames.bulkUpdate(table), Form.BULK_UPDATE, target, fields);
            }
        }
        if (target.insertable() && target.updatable() && !target.arbiters().isEmpty()) {
            add(MutationNames.upsert(table), Form.UPSERT, target, fields);
        }
        if (target.deletable()) {
            if (hasKey) {
                add(MutationNames.delete(table), Form.DELETE, target, fields);
            }
            if (table.isFiltered()) {
                add(MutationNames.bulkDelete(table), Form.BULK_DELETE, target, fields);
            }
        }
    }

    private void add(String name, Form form, WriteTarget target, Map<String, MutationField> fields) {
        MutationField other = fields.putIfAbsent(name, new MutationField(name, form, target));
        if (other != null) {
            fields.remove(name);
            notices.add(Notice.leftOut(
                    CatalogMessages.collidingMutations(other.target().name(), target.name(), name)));
        }
    }

    private List<Constraint> constraints(Map<String, WriteTarget> targets) {
        List<Constraint> constraints = new ArrayList<>();
        for (ConstraintRow row : snapshot.writes().constraints()) {
            List<String> fields = new ArrayList<>();
            targets.values().stream()
                    .filter(target -> target.name().equals(row.relation()))
                    .findFirst()
                    .ifPresent(target -> row.columns().forEach(column -> target.columnNamed(column)
                            .map(WriteColumn::fieldName)
                            .ifPresent(fields::add)));
            constraints.add(new Constraint(row.relation(), row.name(), fields));
        }
        return constraints;
    }
}
