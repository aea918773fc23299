package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.ForeignKeyRow;
import org.fraiseql.catalog.DatabaseSnapshot.KeyRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.read.CommentDirectives.Reference;

/** Keys that comments declare ({@code @key}, {@code @references}), as if the database had them. Meant for views, which have none of their own. */
final class DeclaredKeys {
    private final List<RelationRow> relations;
    private final Map<Long, List<ColumnRow>> columns;
    private final List<Notice> notices;

    DeclaredKeys(List<RelationRow> relations, Map<Long, List<ColumnRow>> columns, List<Notice> notices) {
        this.relations = relations;
        this.columns = columns;
        this.notices = notices;
    }

    /** The first key of a relation that has no primary key stands for one. */
    List<KeyRow> keys(List<KeyRow> own) {
        List<KeyRow> declared = new ArrayList<>();
        for (RelationRow relation : relations) {
            boolean hasPrimary = own.stream().anyMatch(key -> key.relation() == relation.oid() && key.primary());
            for (List<String> names :
                    CommentDirectives.parse(relation.comment()).keys()) {
                Optional<List<Integer>> numbers = numbers(relation, names);
                if (numbers.isPresent()) {
                    declared.add(new KeyRow(
                            relation.oid(), "@key(" + String.join(", ", names) + ")", !hasPrimary, numbers.get()));
                    hasPrimary = true;
                }
            }
        }
        return declared;
    }

    /** Only a key of the other side leads to one row: anything else would repeat rows, and a row on two pages. */
    List<ForeignKeyRow> foreignKeys(Map<Long, TableDraft> drafts) {
        List<ForeignKeyRow> declared = new ArrayList<>();
        for (RelationRow relation : relations) {
            for (Reference reference :
                    CommentDirectives.parse(relation.comment()).references()) {
                foreignKey(relation, reference)
                        .filter(key -> isOfKey(key, reference, drafts))
                        .ifPresent(declared::add);
            }
        }
        return declared;
    }

    private boolean isOfKey(ForeignKeyRow declared, Reference reference, Map<Long, TableDraft> drafts) {
        TableDraft target = drafts.get(declared.target());
        boolean isKey = target == null || target.isUnique(new LinkedHashSet<>(reference.targetColumns()));
        if (!isKey) {
            notices.add(Notice.leftOut(CatalogMessages.referenceToNoKey(
                    String.join(", ", reference.columns()),
                    target.name(),
                    String.join(", ", reference.targetColumns()))));
        }
        return isKey;
    }

    private Optional<ForeignKeyRow> foreignKey(RelationRow relation, Reference reference) {
        Optional<RelationRow> target = relations.stream()
                .filter(other -> other.name().toString().equals(reference.table())
                        || (other.name().name().equals(reference.table())
                                && other.name().schema().equals(relation.name().schema())))
                .findFirst();
        if (target.isEmpty()) {
            notices.add(Notice.leftOut("The comment of %s refers to %s, which is not there or not published."
                    .formatted(relation.name(), reference.table())));
            return Optional.empty();
        }
        Optional<List<Integer>> local = numbers(relation, reference.columns());
        Optional<List<Integer>> remote = numbers(target.get(), reference.targetColumns());
        if (local.isEmpty()
                || remote.isEmpty()
                || local.get().size() != remote.get().size()) {
            return Optional.empty();
        }
        return Optional.of(new ForeignKeyRow(
                "@references " + reference.table(),
                relation.oid(),
                local.get(),
                target.get().oid(),
                remote.get(),
                Optional.empty()));
    }

    private Optional<List<Integer>> numbers(RelationRow relation, List<String> names) {
        List<Integer> numbers = new ArrayList<>();
        for (String name : names) {
            Optional<Integer> number = columns.getOrDefault(relation.oid(), List.of()).stream()
                    .filter(column -> column.name().equals(name))
                    .map(ColumnRow::number)
                    .findFirst();
            if (number.isEmpty()) {
                notices.add(Notice.leftOut("A comment refers to the column \"%s\" of %s, which is not there."
                        .formatted(name, relation.name())));
                return Optional.empty();
            }
            numbers.add(number.get());
        }
        return Optional.of(numbers);
    }
}
