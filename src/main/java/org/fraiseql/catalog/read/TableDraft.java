package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.Indexes;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.RowFunction;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;

/** A table while the catalog is being built: its name, columns and keys are settled, its relationships are still being gathered. */
final class TableDraft {
    final RelationRow readFrom;
    /** The {@code tb_} table behind a view, which has the keys and takes the writes. */
    final Optional<RelationRow> base;

    final TableNames names;
    final CommentDirectives directives;
    final List<Column> columns;
    /** Which columns of the relation that is written they show. */
    final ShownColumns shown;

    final List<Column> computed = new ArrayList<>();
    final List<RowFunction> functions = new ArrayList<>();
    /** Keys of its documents. */
    final List<Column> documentFields = new ArrayList<>();

    final List<UniqueKey> keys = new ArrayList<>();
    final List<List<String>> indexes = new ArrayList<>();
    final Map<String, Relationship> relationships = new LinkedHashMap<>();
    final Set<String> refused = new LinkedHashSet<>();

    private TableDraft(
            RelationRow readFrom,
            Optional<RelationRow> base,
            TableNames names,
            CommentDirectives directives,
            List<Column> columns,
            ShownColumns shown) {
        this.readFrom = readFrom;
        this.base = base;
        this.names = names;
        this.directives = directives;
        this.columns = List.copyOf(columns);
        this.shown = shown;
    }

    static TableDraft of(NamedRelation named, ColumnNaming.NamedColumns columns, ShownColumns shown) {
        ServedRelation relation = named.relation();
        TableDraft draft = new TableDraft(
                relation.readFrom(), relation.base(), named.names(), relation.directives(), columns.columns(), shown);
        draft.refused.addAll(columns.refused());
        return draft;
    }

    /** What a function returns that has columns of its own. */
    static TableDraft ofRoutine(SqlName routine, String typeName, List<Column> columns) {
        RelationRow row = new RelationRow(0, routine, 'f', false, Optional.empty(), true);
        return new TableDraft(
                row, Optional.empty(), TableNames.of(typeName), CommentDirectives.NONE, columns, ShownColumns.NONE);
    }

    String typeName() {
        return names.typeName();
    }

    SqlName name() {
        return readFrom.name();
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The column that is the one of this number in the relation that is read, or shows it of the one behind it. */
    Optional<Column> columnOf(long relation, int number) {
        boolean isBehind = base.filter(table -> table.oid() == relation).isPresent();
        return (isBehind ? shown.nameOf(number) : shown.ownName(number)).flatMap(this::column);
    }

    /** The column by which this one is written. */
    Optional<Column> writerOf(ColumnRow row) {
        boolean isBehind = base.filter(table -> table.oid() == row.relation()).isPresent();
        return (isBehind ? shown.writerOf(row) : shown.ownName(row.number())).flatMap(this::column);
    }

    /** Whether nothing has this name, because several wanted it. */
    boolean isNobodys(String fieldName) {
        return refused.contains(fieldName) && !isField(fieldName);
    }

    /** Whether something else has this name, or nothing is to have it, because several wanted it. */
    boolean isTaken(String fieldName) {
        return refused.contains(fieldName) || isField(fieldName);
    }

    /** Whether something else has this name. */
    boolean isField(String fieldName) {
        return relationships.containsKey(fieldName)
                || documentFields.stream().anyMatch(column -> column.fieldName().equals(fieldName))
                || functions.stream().anyMatch(function -> function.fieldName().equals(fieldName))
                || computed.stream().anyMatch(column -> column.fieldName().equals(fieldName))
                || columns.stream().anyMatch(column -> column.fieldName().equals(fieldName));
    }

    /** Whether at most one row has the same values in these columns. */
    boolean isUnique(Set<String> columnNames) {
        return !repeatsKeys() && hasKey(columnNames);
    }

    /** Whether there is a key of some of these columns. */
    boolean hasKey(Set<String> columnNames) {
        return keys.stream()
                .anyMatch(key -> key.columns().stream().map(Column::name).allMatch(columnNames::contains));
    }

    /** The indexes of the table; a view has those of its {@code tb_} table. */
    Indexes indexes() {
        boolean isPlainView = readFrom.kind() == 'v' && base.isEmpty();
        return isPlainView ? Indexes.UNKNOWN : new Indexes(true, indexes);
    }

    Table table() {
        RelationRow written = base.orElse(readFrom);
        List<Column> all = new ArrayList<>(columns);
        // a key that is called like the document covers it
        documentFields.forEach(
                field -> all.removeIf(column -> column.fieldName().equals(field.fieldName())));
        all.addAll(documentFields);
        all.addAll(computed);
        return new Table(
                readFrom.name(),
                written.writable() ? Optional.of(written.name()) : Optional.empty(),
                names.typeName(),
                names.singular(),
                names.plural(),
                directives.description(),
                directives.omissions(),
                all,
                keys,
                new ArrayList<>(relationships.values()),
                functions,
                indexes(),
                repeatsKeys(),
                readFrom.isVolatile());
    }

    /** Whether a key may be that of several rows: it does not hold for inheriting tables. */
    private boolean repeatsKeys() {
        return readFrom.isInherited() || base.filter(RelationRow::isInherited).isPresent();
    }
}
