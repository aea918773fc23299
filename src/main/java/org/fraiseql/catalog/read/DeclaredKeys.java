package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.ForeignKeyRow;
import org.fraiseql.catalog.DatabaseSnapshot.KeyRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.read.CommentDirectives.Key;
import org.fraiseql.catalog.read.CommentDirectives.Reference;
import org.fraiseql.support.Suggestion;

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

    /** {@code @key} stands for the primary key where there is no other. */
    List<KeyRow> keys(List<KeyRow> own) {
        List<KeyRow> declared = new ArrayList<>();
        for (RelationRow relation : relations) {
            List<Key> keys = CommentDirectives.parse(relation.comment()).keys();
            if (!keys.isEmpty()) {
                boolean hasPrimary = own.stream().anyMatch(key -> key.relation() == relation.oid() && key.primary());
                declared.addAll(keys(relation, keys, hasPrimary));
            }
        }
        return declared;
    }

    private List<KeyRow> keys(RelationRow relation, List<Key> keys, boolean hasPrimary) {
        List<KeyRow> declared = new ArrayList<>();
        Optional<Key> primary = hasPrimary ? Optional.empty() : primary(keys);
        for (Key key : keys) {
            String name = "@key(" + String.join(", ", key.columns()) + ")";
            boolean isPrimary = Optional.of(key).equals(primary);
            numbers(relation, key.columns())
                    .ifPresent(numbers -> declared.add(new KeyRow(relation.oid(), name, isPrimary, numbers)));
        }
        return declared;
    }

    private static Optional<Key> primary(List<Key> keys) {
        return keys.stream()
                .filter(key -> key.rank() == Key.Rank.PRIMARY)
                .findFirst()
                .or(() -> keys.stream()
                        .filter(key -> key.rank() == Key.Rank.FIRST_IS_PRIMARY)
                        .findFirst());
    }

    /**
     * Only a key of the other side leads to one row: anything else would repeat rows, and a row on two pages.
     *
     * @param keys of all relations, declared ones too
     */
    List<ForeignKeyRow> foreignKeys(List<KeyRow> keys, Map<Long, TableDraft> drafts) {
        List<ForeignKeyRow> declared = new ArrayList<>();
        for (RelationRow relation : relations) {
            for (Reference reference :
                    CommentDirectives.parse(relation.comment()).references()) {
                foreignKey(relation, reference, keys, drafts)
                        .filter(key -> isOfKey(key, reference, drafts))
                        .ifPresent(declared::add);
            }
        }
        return declared;
    }

    private boolean isOfKey(ForeignKeyRow declared, Reference reference, Map<Long, TableDraft> drafts) {
        TableDraft target = drafts.get(declared.target());
        if (target == null
                || reference.targetColumns().isEmpty()
                || target.hasKey(new LinkedHashSet<>(reference.targetColumns()))) {
            return true;
        }
        notices.add(Notice.ofDirective(CatalogMessages.referenceToNoKey(
                String.join(", ", reference.columns()), target.name(), String.join(", ", reference.targetColumns()))));
        return false;
    }

    private Optional<ForeignKeyRow> foreignKey(
            RelationRow relation, Reference reference, List<KeyRow> keys, Map<Long, TableDraft> drafts) {
        Optional<RelationRow> target = relations.stream()
                .filter(other ->
                        isNamed(other, reference.table(), relation.name().schema()))
                .findFirst();
        if (target.isEmpty()) {
            notices.add(Notice.ofDirective("The comment of %s refers to %s, which is not there or not published.%s"
                    .formatted(relation.name(), reference.table(), suggestion(reference.table()))));
            return Optional.empty();
        }
        Optional<List<Integer>> local =
                numbers(relation, reference.columns(), Optional.ofNullable(drafts.get(relation.oid())));
        Optional<List<Integer>> remote = reference.targetColumns().isEmpty()
                ? primaryKey(target.get(), keys, drafts)
                : numbers(target.get(), reference.targetColumns());
        if (local.isEmpty() || remote.isEmpty()) {
            return Optional.empty();
        }
        if (local.get().size() != remote.get().size()) {
            notices.add(Notice.ofDirective("The comment of %s refers to %s with %d columns for %d."
                    .formatted(
                            relation.name(),
                            reference.table(),
                            local.get().size(),
                            remote.get().size())));
            return Optional.empty();
        }
        if (!areComparable(relation, local.get(), target.get(), remote.get(), drafts)) {
            notices.add(Notice.ofDirective(
                    "The comment of %s refers with %s to %s, whose columns can't be compared with what the keys of documents are declared to be."
                            .formatted(
                                    relation.name(),
                                    String.join(", ", reference.columns()),
                                    target.get().name())));
            return Optional.empty();
        }
        return Optional.of(new ForeignKeyRow(
                "@references " + reference.table(),
                relation.oid(),
                local.get(),
                target.get().oid(),
                remote.get(),
                names(reference)));
    }

    private boolean areComparable(
            RelationRow source,
            List<Integer> local,
            RelationRow target,
            List<Integer> remote,
            Map<Long, TableDraft> drafts) {
        TableDraft from = drafts.get(source.oid());
        TableDraft to = drafts.get(target.oid());
        if (from == null || to == null) {
            return true;
        }
        for (int i = 0; i < local.size(); i++) {
            int number = local.get(i);
            Optional<Column> column = name(target, remote.get(i)).flatMap(to::column);
            boolean isOther = number < 0
                    && column.isPresent()
                    && DocumentReference.pair(from, number, column.get()).isEmpty();
            if (isOther) {
                return false;
            }
        }
        return true;
    }

    private Optional<Integer> number(RelationRow relation, String name) {
        return columns.getOrDefault(relation.oid(), List.of()).stream()
                .filter(column -> column.name().equals(name))
                .map(ColumnRow::number)
                .findFirst();
    }

    private Optional<String> name(RelationRow relation, int number) {
        return columns.getOrDefault(relation.oid(), List.of()).stream()
                .filter(column -> column.number() == number)
                .map(ColumnRow::name)
                .findFirst();
    }

    /** The names of both sides, in the form of a foreign key's comment. */
    private static Optional<String> names(Reference reference) {
        List<String> lines = new ArrayList<>();
        reference.name().ifPresent(name -> lines.add("@name " + name));
        reference.reverseName().ifPresent(name -> lines.add("@names " + name));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    private static boolean isNamed(RelationRow relation, String table, String schema) {
        List<String> path = Identifiers.path(table);
        return relation.name().toString().equals(table)
                || path.equals(List.of(relation.name().schema(), relation.name().name()))
                || (path.equals(List.of(relation.name().name()))
                        && relation.name().schema().equals(schema));
    }

    private String suggestion(String table) {
        List<String> known = new ArrayList<>();
        relations.forEach(relation -> known.add(
                table.contains(".")
                        ? relation.name().toString()
                        : relation.name().name()));
        return Suggestion.didYouMean(table, known);
    }

    /** A view without one has that of the table behind it. */
    private Optional<List<Integer>> primaryKey(RelationRow target, List<KeyRow> keys, Map<Long, TableDraft> drafts) {
        Optional<List<Integer>> primary = keys.stream()
                .filter(key -> key.relation() == target.oid() && key.primary())
                .map(KeyRow::columns)
                .findFirst()
                .or(() -> Optional.ofNullable(drafts.get(target.oid()))
                        .flatMap(draft ->
                                draft.keys.stream().filter(UniqueKey::primary).findFirst())
                        .flatMap(key -> numbers(
                                target, key.columns().stream().map(Column::name).toList())));
        if (primary.isEmpty()) {
            notices.add(Notice.ofDirective(
                    "A comment refers to %s, which has no primary key: name the columns.".formatted(target.name())));
        }
        return primary;
    }

    private Optional<List<Integer>> numbers(RelationRow relation, List<String> names) {
        return numbers(relation, names, Optional.empty());
    }

    /** @param documents whose declared keys stand for columns that are not there */
    private Optional<List<Integer>> numbers(RelationRow relation, List<String> names, Optional<TableDraft> documents) {
        List<Integer> numbers = new ArrayList<>();
        for (String name : names) {
            Optional<Integer> number =
                    number(relation, name).or(() -> documents.flatMap(draft -> DocumentReference.number(draft, name)));
            if (number.isEmpty()) {
                List<String> known = new ArrayList<>();
                columns.getOrDefault(relation.oid(), List.of()).forEach(column -> known.add(column.name()));
                documents.ifPresent(draft -> draft.documentFields.forEach(field -> known.add(field.fieldName())));
                boolean hasKeys = documents
                        .filter(draft -> !draft.documentFields.isEmpty())
                        .isPresent();
                notices.add(Notice.ofDirective("A comment refers to the %s \"%s\" of %s, which is not there.%s"
                        .formatted(
                                hasKeys ? "column or key" : "column",
                                name,
                                relation.name(),
                                Suggestion.didYouMean(name, known))));
                return Optional.empty();
            }
            numbers.add(number.get());
        }
        return Optional.of(numbers);
    }
}
