package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table, view, materialised view or foreign table with its names in GraphQL.
 *
 * @param readFrom what queries select from
 * @param writeTo what mutations change; differs from {@code readFrom} for {@code tb_x} beside {@code v_x}; empty when nothing can be written
 * @param omissions which uses its comment leaves out; those of {@code READ} are no tables
 * @param keys the primary key first, if there is one
 * @param repeatsKeys whether inheriting tables may have rows with the same keys
 * @param isVolatile whether to read it calls volatile functions or locks rows: each read of it is a read of its own
 */
public record Table(
        SqlName readFrom,
        Optional<SqlName> writeTo,
        String typeName,
        String singularName,
        String pluralName,
        Optional<String> description,
        Omissions omissions,
        List<Column> columns,
        List<UniqueKey> keys,
        List<Relationship> relationships,
        List<RowFunction> functions,
        Indexes indexes,
        boolean repeatsKeys,
        boolean isVolatile,
        Map<String, Column> columnsByField,
        Map<String, Relationship> relationshipsByField,
        Map<String, RowFunction> functionsByField) {

    public Table(
            SqlName readFrom,
            Optional<SqlName> writeTo,
            String typeName,
            String singularName,
            String pluralName,
            Optional<String> description,
            Omissions omissions,
            List<Column> columns,
            List<UniqueKey> keys,
            List<Relationship> relationships,
            List<RowFunction> functions,
            Indexes indexes) {
        this(
                readFrom,
                writeTo,
                typeName,
                singularName,
                pluralName,
                description,
                omissions,
                columns,
                keys,
                relationships,
                functions,
                indexes,
                false,
                false);
    }

    public Table(
            SqlName readFrom,
            Optional<SqlName> writeTo,
            String typeName,
            String singularName,
            String pluralName,
            Optional<String> description,
            Omissions omissions,
            List<Column> columns,
            List<UniqueKey> keys,
            List<Relationship> relationships,
            List<RowFunction> functions,
            Indexes indexes,
            boolean repeatsKeys,
            boolean isVolatile) {
        this(
                readFrom,
                writeTo,
                typeName,
                singularName,
                pluralName,
                description,
                omissions,
                List.copyOf(columns),
                List.copyOf(keys),
                List.copyOf(relationships),
                List.copyOf(functions),
                indexes,
                repeatsKeys,
                isVolatile,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
        columns.forEach(column -> columnsByField.put(column.fieldName(), column));
        relationships.forEach(relationship -> relationshipsByField.put(relationship.fieldName(), relationship));
        functions.forEach(function -> functionsByField.put(function.fieldName(), function));
    }

    /** What fields and messages call one row of it: {@code User}; the type's name, unless GraphQL or the product needs that. */
    public String entityName() {
        return Names.raiseFirst(singularName);
    }

    /** Whether lists of it take {@code where}, and conditions of others reach it. */
    public boolean isFiltered() {
        return !omissions.contains(Omissions.Use.FILTER);
    }

    /** Whether lists of it take {@code orderBy}, and those of others can be ordered by it. */
    public boolean isSorted() {
        return !omissions.contains(Omissions.Use.ORDER);
    }

    /** Whether there is anything of it to read. What can only be created is no type. */
    public boolean isReadable() {
        return !columns.isEmpty();
    }

    public Optional<UniqueKey> primaryKey() {
        return keys.stream().filter(UniqueKey::primary).findFirst();
    }

    /** The primary key's column, if it is a single one. */
    public Optional<Column> singleKey() {
        return primaryKey().filter(key -> key.columns().size() == 1).map(key -> key.columns()
                .getFirst());
    }

    public Optional<Column> column(String fieldName) {
        return Optional.ofNullable(columnsByField.get(fieldName));
    }

    public Optional<Relationship> relationship(String fieldName) {
        return Optional.ofNullable(relationshipsByField.get(fieldName));
    }

    public Optional<RowFunction> function(String fieldName) {
        return Optional.ofNullable(functionsByField.get(fieldName));
    }

    /** The fields of a row of it that stands in a document as an object: all are keys there, those of the rows at other ends too. */
    public Table within(DocumentKey object) {
        List<Column> keys = new ArrayList<>();
        columns.forEach(column -> keys.add(column.within(object)));
        for (Relationship relationship : relationships) {
            boolean isOne = relationship.cardinality() == Relationship.Cardinality.ONE;
            DocumentShape row = new DocumentShape.Embedded(relationship.target());
            DocumentShape shape = isOne ? row : new DocumentShape.Items(row, false);
            DocumentKey key = object.below(KeySpellings.of(relationship.fieldName()), shape);
            keys.add(Column.ofDocument(key, relationship.fieldName(), isOne && !relationship.isAlwaysThere()));
        }
        return new Table(
                readFrom,
                Optional.empty(),
                typeName,
                singularName,
                pluralName,
                description,
                omissions,
                keys,
                List.of(),
                List.of(),
                List.of(),
                Indexes.UNKNOWN);
    }

    /** The table of objects that are items of this list in a document. */
    public Table withinItem(DocumentKey list) {
        return within(list.ofElement(list.shape()));
    }

    /** The same without conditions and orders. */
    public Table unsearched() {
        return new Table(
                readFrom,
                writeTo,
                typeName,
                singularName,
                pluralName,
                description,
                omissions.and(Omissions.UNSEARCHED),
                columns,
                keys,
                relationships,
                functions,
                indexes,
                repeatsKeys,
                isVolatile);
    }

    /** Whether what its documents look like is known. */
    public boolean hasDocuments() {
        return columns.stream().anyMatch(column -> column.document().isPresent());
    }

    public Optional<Column> columnNamed(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
