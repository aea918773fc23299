package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What mutations of one type change: the table itself, or the {@code tb_} table behind its view.
 *
 * @param table how the written rows are read
 * @param isLockable whether its rows can be locked before they are deleted: PostgreSQL wants the privilege to update for that, and a table
 * @param isFilledBefore triggers run before a new row is written, so that it may be another one, or none
 * @param isTouchedLater triggers run after a row was written, so that it may look different by then
 * @param arbiters the unique keys that ON CONFLICT can name and whose columns are all input and may be read
 * @param isToldByTable whether a row is told from others by its key and the table that it is in, as those of inheriting tables may have its key
 * @param identity the key by which a written row is found again: the primary key, or a unique key without NULLs; as it is read
 * @param writtenKeys by the keys as they are read that lead to one row where it is written: their columns there, in the same order
 */
public record WriteTarget(
        Table table,
        SqlName name,
        List<WriteColumn> columns,
        boolean insertable,
        boolean updatable,
        boolean deletable,
        boolean isLockable,
        boolean isFilledBefore,
        boolean isTouchedLater,
        boolean isToldByTable,
        List<UniqueKey> arbiters,
        Optional<UniqueKey> identity,
        Map<UniqueKey, List<Column>> writtenKeys) {

    /** The system column that says which table a row is in (PostgreSQL manual, System Columns). */
    private static final Column TABLE = new Column(
            "tableoid",
            "tableoid",
            new ColumnType.Scalar(PgScalar.ofTypeName("oid"), new SqlName("pg_catalog", "oid")),
            false,
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Omissions.NONE);

    public WriteTarget {
        columns = List.copyOf(columns);
        arbiters = List.copyOf(arbiters);
        writtenKeys = Collections.unmodifiableMap(new LinkedHashMap<>(writtenKeys));
    }

    /** The columns of the identity where they are written, in the same order. */
    public Optional<List<Column>> writtenIdentity() {
        return identity.flatMap(key -> Optional.ofNullable(writtenKeys.get(key)));
    }

    /** What a written row is found by where it is read; empty where it is not found. */
    public Optional<List<Column>> readBy() {
        return identity.map(key -> told(key.columns()));
    }

    /** The same where it is written. */
    public Optional<List<Column>> writtenBy() {
        return writtenIdentity().map(this::told);
    }

    private List<Column> told(List<Column> key) {
        List<Column> columns = new ArrayList<>(key);
        if (isToldByTable) {
            columns.add(TABLE);
        }
        return List.copyOf(columns);
    }

    /** Whether a new row can be given values; if not, all that it has comes from the database. */
    public boolean takesInput() {
        return insertable && columns.stream().anyMatch(WriteColumn::insertable);
    }

    /** Whether a new row may meet one that is there: ON CONFLICT reads what it compares and changes (PostgreSQL manual, INSERT). */
    public boolean isUpserted() {
        return insertable
                && updatable
                && !arbiters.isEmpty()
                && columns.stream().anyMatch(WriteColumn::isChangeable);
    }

    public boolean isReadItself() {
        return table.readFrom().equals(name);
    }

    /** The unique key with this name in GraphQL. */
    public Optional<UniqueKey> keyNamed(String enumValue) {
        return Optional.ofNullable(arbiterNames().get(enumValue));
    }

    /** What GraphQL calls a unique key. */
    public String nameOf(UniqueKey key) {
        return arbiterNames().entrySet().stream()
                .filter(named -> named.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(key.name());
    }

    /** The unique keys that ON CONFLICT can name, by their names in GraphQL. */
    public Map<String, UniqueKey> arbiterNames() {
        Map<String, String> names =
                EnumNames.of(arbiters.stream().map(UniqueKey::name).toList());
        Map<String, UniqueKey> keys = new LinkedHashMap<>();
        arbiters.forEach(key -> keys.put(names.getOrDefault(key.name(), key.name()), key));
        return keys;
    }

    public Optional<WriteColumn> column(String fieldName) {
        return columns.stream()
                .filter(column -> column.fieldName().equals(fieldName))
                .findFirst();
    }

    /** The column that is read as this one of the table; a view may show it by another name. */
    public Optional<WriteColumn> columnReadAs(String name) {
        return columns.stream()
                .filter(column -> column.readAs().filter(name::equals).isPresent())
                .findFirst();
    }

    /** The column with this name in the table that is written. */
    public Optional<WriteColumn> columnNamed(String name) {
        return columns.stream()
                .filter(column -> column.column().name().equals(name))
                .findFirst();
    }
}
