package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fraiseql.catalog.Assurances;
import org.fraiseql.catalog.Assurances.ChangeRule.Event;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Constraint;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.KeyRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.InputColumns;
import org.fraiseql.catalog.MutationField;
import org.fraiseql.catalog.Nestings;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.TakenNames;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.catalog.WriteModel;
import org.fraiseql.catalog.WriteSnapshot.AccessRow;
import org.fraiseql.catalog.WriteSnapshot.ColumnAccessRow;
import org.fraiseql.catalog.WriteSnapshot.ConstraintRow;
import org.fraiseql.catalog.WriteSnapshot.PartConstraintRow;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.catalog.read.SettledNames.Space;
import org.jspecify.annotations.Nullable;

/** Finds out which tables can be written and names their mutations. */
final class WriteModelBuilder {
    /** {@code pg_class.relkind} of tables and partitioned tables. */
    private static final String TABLES = "rp";

    private final DatabaseSnapshot snapshot;
    private final TypeResolver types;
    private final TakenNames beans;
    private final SettledNames names;
    private final Map<String, SqlName> functions;
    private final List<Notice> notices;
    private final RowsThroughViews throughViews;
    /** Partitions and what is served as a part of others is not among them. */
    private final Set<SqlName> own = new LinkedHashSet<>();

    private final Map<Long, AccessRow> access = new LinkedHashMap<>();
    private final Map<Long, Map<Integer, ColumnAccessRow>> columnAccess = new LinkedHashMap<>();
    private final Map<Long, List<ColumnRow>> columns = new LinkedHashMap<>();
    private final Map<Long, List<KeyRow>> keys = new LinkedHashMap<>();
    /** Constraints that may wait for the end of the transaction, by relation. */
    private final Map<SqlName, Set<String>> deferrable = new LinkedHashMap<>();

    /** @param functions that are mutations, by their names there */
    WriteModelBuilder(
            DatabaseSnapshot snapshot,
            ViewOrigins origins,
            TypeResolver types,
            TakenNames beans,
            SettledNames names,
            Map<String, SqlName> functions,
            List<Notice> notices) {
        this.snapshot = snapshot;
        this.types = types;
        this.beans = beans;
        this.names = names;
        this.functions = functions;
        this.notices = notices;
        this.throughViews = new RowsThroughViews(snapshot.assurances(), origins);
        snapshot.relations().forEach(relation -> own.add(relation.name()));
        snapshot.writes().access().forEach(row -> access.put(row.relation(), row));
        snapshot.writes().columns().forEach(row -> columnAccess
                .computeIfAbsent(row.relation(), relation -> new LinkedHashMap<>())
                .put(row.number(), row));
        snapshot.columns().forEach(row -> columns.computeIfAbsent(row.relation(), relation -> new ArrayList<>())
                .add(row));
        snapshot.keys().forEach(row -> keys.computeIfAbsent(row.relation(), relation -> new ArrayList<>())
                .add(row));
        snapshot.writes().constraints().stream()
                .filter(ConstraintRow::deferrable)
                .forEach(row -> deferrable
                        .computeIfAbsent(row.relation(), relation -> new LinkedHashSet<>())
                        .add(row.name()));
    }

    WriteModel build(Map<TableDraft, Table> tables) {
        Map<String, WriteTarget> targets = new LinkedHashMap<>();
        List<MutationNaming.Named> named = new ArrayList<>();
        tables.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().typeName()))
                .forEach(entry -> target(entry.getKey(), entry.getValue()).ifPresent(target -> {
                    targets.put(entry.getValue().typeName(), target);
                    named.add(new MutationNaming.Named(target, entry.getKey().names));
                }));
        Map<String, MutationField> fields = new MutationNaming(beans, names, functions, notices).name(named);
        boolean hasDeferrable =
                snapshot.writes().constraints().stream().anyMatch(row -> row.deferrable() || row.kind() == 't');
        Nestings nestings = new NestingFinder(tables.values(), targets).find();
        Map<SqlName, SqlName> wholes = new LinkedHashMap<>();
        snapshot.writes().parts().stream()
                .filter(row -> !isOfItsOwn(row.part()))
                .forEach(row -> wholes.put(row.part(), row.whole()));
        return new WriteModel(
                targets,
                fields,
                new LinkedHashMap<>(),
                nestings,
                constraints(tables.keySet(), targets),
                wholes,
                hasDeferrable);
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
        boolean insertable =
                may.insert() && !omitted.contains(Omissions.Use.CREATE) && isAnswered(written, Event.INSERT);
        // which rows, PostgreSQL finds out only for those who may read what tells them
        boolean updatable = table.isReadable()
                && may.update()
                && !omitted.contains(Omissions.Use.UPDATE)
                && isAnswered(written, Event.UPDATE);
        boolean deletable = table.isReadable()
                && may.delete()
                && !omitted.contains(Omissions.Use.DELETE)
                && isAnswered(written, Event.DELETE);
        if (!insertable && !updatable && !deletable) {
            return Optional.empty();
        }
        List<WriteColumn> inputs = inputs(draft, written);
        Map<UniqueKey, List<Column>> writtenKeys = writtenKeys(draft, table, written);
        Optional<UniqueKey> identity = identity(writtenKeys, written);
        if (draft.base.isPresent() && identity.isEmpty()) {
            notices.add(Notice.leftOut(CatalogMessages.noIdentity(written.name(), table.readFrom())));
            return Optional.empty();
        }
        boolean hasInput = inputs.stream().anyMatch(column -> column.insertable() || column.updatable());
        // a row of nothing but what the database itself gives is one, too
        boolean isTable = TABLES.indexOf(written.kind()) >= 0;
        if (!hasInput && !deletable && !(insertable && isTable)) {
            return Optional.empty();
        }
        return Optional.of(new WriteTarget(
                table,
                written.name(),
                inputs,
                insertable
                        && (isTable || inputs.stream().anyMatch(WriteColumn::insertable))
                        && canSucceed(written, may, inputs),
                updatable && inputs.stream().anyMatch(WriteColumn::updatable),
                deletable,
                may.update() && isTable,
                snapshot.assurances().filled().contains(written.oid()),
                may.touchedLater(),
                isToldByTable(draft, may),
                insertable && updatable ? arbiters(written, inputs) : List.of(),
                identity,
                writtenKeys));
    }

    /** Whether a row that was written is found by its table as well as by its key: not what a trigger may have moved into an inheriting table. */
    private static boolean isToldByTable(TableDraft draft, AccessRow may) {
        return draft.readFrom.isInherited() && draft.base.isEmpty() && may.tellsTable() && !may.touchedLater();
    }

    /** Whether rows of such a change come back, as all that is written is returned: not where a rule does something else instead. */
    private boolean isAnswered(RelationRow written, Event event) {
        Optional<String> message = snapshot.assurances().changeRules().stream()
                .filter(rule -> rule.relation() == written.oid() && rule.event() == event && rule.answersNothing())
                .findFirst()
                .map(rule -> CatalogMessages.noAnswer(written.name(), event, rule.name()));
        message.ifPresent(text -> notices.add(Notice.leftOut(text)));
        return message.isEmpty();
    }

    /** A new row may need a value for a column that is no input, which nobody else gives it either. What a foreign table needs PostgreSQL does not check. */
    private boolean canSucceed(RelationRow written, AccessRow may, List<WriteColumn> inputs) {
        if (written.kind() == 'f' || snapshot.assurances().filled().contains(written.oid())) {
            return true;
        }
        Optional<String> reason = inputs.stream()
                .filter(column -> column.required() && !column.insertable())
                .findFirst()
                .map(column ->
                        CatalogMessages.noCreate(written.name(), column.column().name()))
                .or(() -> may.needsMore() ? Optional.of(CatalogMessages.noCreate(written.name())) : Optional.empty())
                .or(() -> throughViews
                        .missing(written.oid(), given(written, inputs))
                        .map(column -> CatalogMessages.noCreateThrough(written.name(), column)));
        reason.ifPresent(message -> notices.add(Notice.leftOut(message)));
        return reason.isEmpty();
    }

    private boolean isGenerated(ColumnRow row, Event event) {
        return throughViews.isGenerated(new Assurances.ColumnNumber(row.relation(), row.number()), event);
    }

    /** The numbers of the columns that a new row may be given, or that have a default of the view's. */
    private List<Integer> given(RelationRow written, List<WriteColumn> inputs) {
        Set<String> insertable = inputs.stream()
                .filter(WriteColumn::insertable)
                .map(WriteColumn::column)
                .map(Column::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return columns.getOrDefault(written.oid(), List.of()).stream()
                .filter(row -> row.hasDefault() || insertable.contains(row.name()))
                .map(ColumnRow::number)
                .toList();
    }

    /** Constraints that may wait for the end of the transaction, and those that keep periods apart, can't decide about a row (PostgreSQL manual, INSERT). */
    private List<UniqueKey> arbiters(RelationRow written, List<WriteColumn> inputs) {
        List<UniqueKey> arbiters = keysOfConflicts(written, inputs);
        Optional<String> rule = snapshot.assurances().changeRules().stream()
                .filter(found -> found.relation() == written.oid() && found.event() != Event.DELETE)
                .findFirst()
                .map(Assurances.ChangeRule::name);
        if (arbiters.isEmpty() || rule.isEmpty()) {
            return arbiters;
        }
        notices.add(Notice.leftOut(CatalogMessages.noUpsert(written.name(), rule.get())));
        return List.of();
    }

    private List<UniqueKey> keysOfConflicts(RelationRow written, List<WriteColumn> inputs) {
        Map<Integer, String> names = new LinkedHashMap<>();
        columns.getOrDefault(written.oid(), List.of()).forEach(row -> names.put(row.number(), row.name()));
        List<UniqueKey> arbiters = new ArrayList<>();
        Set<String> waiting = deferrable.getOrDefault(written.name(), Collections.emptySet());
        for (KeyRow key : keys.getOrDefault(written.oid(), List.of())) {
            if (key.ofPeriods() || waiting.contains(key.name())) {
                continue;
            }
            List<Column> given = new ArrayList<>();
            key.columns().forEach(number -> inputs.stream()
                    .filter(column -> isGiven(column, names.get(number)))
                    .forEach(column -> given.add(column.column())));
            if (given.size() == key.columns().size()) {
                arbiters.add(new UniqueKey(key.name(), key.primary(), given, Optional.empty(), key.nullsMeet()));
            }
        }
        snapshot.assurances().arbiters().stream()
                .filter(index -> index.relation() == written.oid() && isReadable(written, index))
                .forEach(index -> arbiter(index, inputs, names).ifPresent(arbiters::add));
        return arbiters;
    }

    /** Whether all columns may be read that its expressions and its condition name. */
    private boolean isReadable(RelationRow written, Assurances.ArbiterRow index) {
        List<String> readable = columns.getOrDefault(written.oid(), List.of()).stream()
                .filter(ColumnRow::isReadable)
                .map(ColumnRow::name)
                .toList();
        return snapshot.writes().constraints().stream()
                .filter(row ->
                        row.relation().equals(written.name()) && row.name().equals(index.name()))
                .allMatch(row -> readable.containsAll(row.reads()));
    }

    private static boolean isGiven(WriteColumn column, @Nullable String name) {
        return column.insertable()
                && column.readable()
                && column.column().name().equals(name);
    }

    /** A unique index over expressions or some rows only. The columns that its expressions are made of must be given. */
    private static Optional<UniqueKey> arbiter(
            Assurances.ArbiterRow index, List<WriteColumn> inputs, Map<Integer, String> names) {
        List<Column> given = new ArrayList<>();
        index.columns().forEach(number -> inputs.stream()
                .filter(column -> isGiven(column, names.get(number)))
                .forEach(column -> given.add(column.column())));
        return given.isEmpty() || given.size() < index.columns().size()
                ? Optional.empty()
                : Optional.of(
                        new UniqueKey(index.name(), false, given, Optional.of(index.inference()), index.nullsMeet()));
    }

    private List<WriteColumn> inputs(TableDraft draft, RelationRow written) {
        List<ColumnRow> rows = columns.getOrDefault(written.oid(), List.of());
        List<WriteColumn> inputs = new ArrayList<>();
        boolean isReadAsWritten = draft.base.isEmpty() && rows.stream().allMatch(ColumnRow::isReadable);
        for (Column column : isReadAsWritten ? draft.columns : behind(draft, written, rows)) {
            rows.stream()
                    .filter(row -> row.name().equals(column.name()))
                    .findFirst()
                    .ifPresent(row -> {
                        names.settle(Space.INPUTS, draft.typeName(), thing(row), column.fieldName());
                        inputs.add(column(draft, column, row));
                    });
        }
        return inputs;
    }

    /**
     * A column of the table is called as the view has it; those that the view has not, or that may only be written, make way for its relationships and for
     * columns of the view that show something else.
     */
    private List<Column> behind(TableDraft draft, RelationRow written, List<ColumnRow> rows) {
        Map<String, String> fields = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>(draft.relationships.keySet());
        draft.columns.forEach(column -> taken.add(column.fieldName()));
        rows.forEach(row -> called(draft, row).ifPresent(column -> {
            fields.put(row.name(), column.fieldName());
            taken.remove(column.fieldName());
        }));
        return new ColumnNaming(types, names, notices)
                .written(written.name(), rows, taken, row -> names.find(Space.INPUTS, draft.typeName(), thing(row))
                        .or(() -> Optional.ofNullable(fields.get(row.name()))));
    }

    private static Object thing(ColumnRow row) {
        return new Assurances.ColumnNumber(row.relation(), row.number());
    }

    /** The column of the view that shows one of the table, or else is an expression that is called so, as one that hides the value in part. */
    private static Optional<Column> called(TableDraft draft, ColumnRow row) {
        return draft.writerOf(row).or(() -> draft.column(row.name())
                .filter(column -> draft.shown.expressions().contains(column.name())));
    }

    /** With the uses that the comments leave out, both of the written column and of the column as it is read. */
    private WriteColumn column(TableDraft draft, Column column, ColumnRow row) {
        Optional<Column> read = draft.writerOf(row);
        Optional<Column> called = called(draft, row);
        Omissions omitted =
                called.map(shown -> shown.omissions().and(column.omissions())).orElse(column.omissions());
        ColumnAccessRow may = columnAccess
                .getOrDefault(row.relation(), new LinkedHashMap<>())
                .getOrDefault(row.number(), new ColumnAccessRow(row.relation(), row.number(), false, false));
        boolean writable = column.writable() && InputColumns.canBeInput(column.type());
        return new WriteColumn(
                column,
                read.map(Column::name),
                row.isReadable(),
                writable && may.insert() && !omitted.contains(Omissions.Use.CREATE) && !isGenerated(row, Event.INSERT),
                writable && may.update() && !omitted.contains(Omissions.Use.UPDATE) && !isGenerated(row, Event.UPDATE),
                isRequired(draft, row));
    }

    /** A view is given what the table behind it has a default for. */
    private boolean isRequired(TableDraft draft, ColumnRow row) {
        boolean isOfTable = TABLES.indexOf(draft.base.orElse(draft.readFrom).kind()) >= 0;
        return (row.notNull() || (isOfTable && types.isNeverNull(row.type())))
                && !row.hasDefault()
                && row.identity() == ' ';
    }

    /**
     * The keys of which a row of the table is found, and their columns there: those that are the table's or have one of these in them, and those that are declared.
     * A column that shows two of a key does not tell which of them a row has, whatever is declared.
     */
    private Map<UniqueKey, List<Column>> writtenKeys(TableDraft draft, Table table, RelationRow written) {
        Map<UniqueKey, List<Column>> found = new LinkedHashMap<>();
        for (UniqueKey key : table.keys()) {
            List<KeyRow> within = keys.getOrDefault(written.oid(), List.of()).stream()
                    .filter(row -> key.columns().containsAll(shown(draft, row).values()))
                    .filter(row -> shown(draft, row).size() == row.columns().size())
                    .toList();
            Optional<KeyRow> unique = within.stream()
                    .filter(row -> isEachByItself(shown(draft, row)))
                    .min(Comparator.comparing((KeyRow row) -> row.name().equals(key.name()))
                            .thenComparing(KeyRow::primary)
                            .reversed());
            Map<String, String> names = new LinkedHashMap<>();
            key.columns()
                    .forEach(column ->
                            draft.shown.writtenName(column.name()).ifPresent(name -> names.put(column.name(), name)));
            unique.ifPresent(row -> shown(draft, row).forEach((name, column) -> names.put(column.name(), name)));
            if (names.size() == key.columns().size()
                    && (unique.isPresent() || (within.isEmpty() && isDeclared(draft, key)))) {
                found.put(
                        key,
                        key.columns().stream()
                                .flatMap(column -> Optional.ofNullable(names.get(column.name()))
                                        .map(name -> asWritten(column, name, written))
                                        .stream())
                                .toList());
            }
        }
        return found;
    }

    /** A copy may have a key as another type, which is then compared as it is in the table. */
    private Column asWritten(Column read, String name, RelationRow written) {
        return columns.getOrDefault(written.oid(), List.of()).stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .map(types::resolve)
                .filter(type -> !type.isComparedWith(read.type()))
                .map(type -> read.named(name).withType(type))
                .orElseGet(() -> read.named(name));
    }

    /** The columns that show those of a key of the relation that is written, by the names of these. */
    private Map<String, Column> shown(TableDraft draft, KeyRow key) {
        Map<String, Column> shown = new LinkedHashMap<>();
        columns.getOrDefault(key.relation(), List.of()).stream()
                .filter(row -> key.columns().contains(row.number()))
                .forEach(row -> draft.columnOf(row.relation(), row.number())
                        .ifPresent(column -> shown.put(row.name(), column)));
        return shown;
    }

    private static boolean isEachByItself(Map<String, Column> shown) {
        return new LinkedHashSet<>(shown.values()).size() == shown.size();
    }

    /** Whether a comment declares the key; PostgreSQL knows nothing of it. */
    private boolean isDeclared(TableDraft draft, UniqueKey key) {
        return Stream.concat(Stream.of(draft.readFrom), draft.base.stream())
                .flatMap(relation -> keys.getOrDefault(relation.oid(), List.of()).stream())
                .noneMatch(row -> row.name().equals(key.name()));
    }

    /**
     * A unique key whose columns may be NULL does not tell rows apart. Of a view's columns only the table behind it knows whether they may. One
     * that may not be read where it is written finds none.
     */
    private Optional<UniqueKey> identity(Map<UniqueKey, List<Column>> writtenKeys, RelationRow written) {
        List<ColumnRow> rows = columns.getOrDefault(written.oid(), List.of()).stream()
                .filter(ColumnRow::isReadable)
                .toList();
        Set<String> known = names(rows.stream());
        Set<String> certain = names(rows.stream().filter(ColumnRow::notNull));
        return writtenKeys.entrySet().stream()
                .filter(key -> key.getValue().stream()
                        .map(Column::name)
                        .allMatch(key.getKey().primary() ? known::contains : certain::contains))
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(UniqueKey::primary).reversed().thenComparingInt(key -> key.columns()
                        .size()));
    }

    private static Set<String> names(Stream<ColumnRow> rows) {
        return rows.map(ColumnRow::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Constraint> constraints(Set<TableDraft> drafts, Map<String, WriteTarget> targets) {
        Map<SqlName, Set<String>> published = published(drafts, targets);
        Map<SqlName, WriteTarget> byRelation = new LinkedHashMap<>();
        targets.values().forEach(target -> byRelation.putIfAbsent(target.name(), target));
        Map<List<Object>, Constraint> constraints = new LinkedHashMap<>();
        for (ConstraintRow row : snapshot.writes().constraints()) {
            List<String> fields = new ArrayList<>();
            Optional.ofNullable(byRelation.get(row.relation()))
                    .ifPresent(target -> row.columns().forEach(column -> target.columnNamed(column)
                            .map(WriteColumn::fieldName)
                            .ifPresent(fields::add)));
            boolean isOfPublished = Optional.ofNullable(published.get(row.relation()))
                    .filter(columns -> columns.containsAll(row.reads()))
                    .isPresent();
            constraints.put(
                    List.of(row.relation(), row.name()),
                    new Constraint(row.relation(), row.name(), row.name(), fields, isOfPublished));
        }
        for (PartConstraintRow row : snapshot.writes().partConstraints()) {
            // a foreign key to a partitioned table has parts of the same table
            if (isOfItsOwn(row.part()) && !row.part().equals(row.whole())) {
                continue;
            }
            Optional.ofNullable(constraints.get(List.<Object>of(row.whole(), row.wholeName())))
                    .ifPresent(whole ->
                            constraints.put(List.of(row.part(), row.name()), whole.ofPart(row.part(), row.name())));
        }
        return List.copyOf(constraints.values());
    }

    /** Whether it is a table like any other, though it inherits from one. */
    private boolean isOfItsOwn(SqlName part) {
        return own.contains(part);
    }

    /** The columns of each relation that somebody may read or write here. */
    private static Map<SqlName, Set<String>> published(Set<TableDraft> drafts, Map<String, WriteTarget> targets) {
        Map<SqlName, Set<String>> published = new LinkedHashMap<>();
        for (TableDraft draft : drafts) {
            List<String> read = draft.columns.stream().map(Column::name).toList();
            published(published, draft.readFrom.name()).addAll(read);
            draft.base.ifPresent(base -> read.forEach(
                    name -> draft.shown.writtenName(name).ifPresent(published(published, base.name())::add)));
        }
        targets.values().forEach(target -> target.columns().stream()
                .filter(column -> column.insertable() || column.updatable())
                .forEach(column ->
                        published(published, target.name()).add(column.column().name())));
        return published;
    }

    private static Set<String> published(Map<SqlName, Set<String>> all, SqlName relation) {
        return all.computeIfAbsent(relation, name -> new LinkedHashSet<>());
    }
}
