package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.ForeignKeyRow;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.Relationship.ColumnPair;

/** Finds the foreign keys whose tables and columns are all published. */
final class LinkFinder {
    private final Map<Long, TableDraft> drafts;
    private final Map<Long, List<ColumnRow>> columnRows;
    private final List<Notice> notices;

    LinkFinder(Map<Long, TableDraft> drafts, Map<Long, List<ColumnRow>> columnRows, List<Notice> notices) {
        this.drafts = drafts;
        this.columnRows = columnRows;
        this.notices = notices;
    }

    /**
     * A foreign key that a comment declares may be there already, as that of the table behind a view is: it is one. Of two by columns that a view shows as equal it
     * is the one whose column the view writes.
     */
    List<ForeignKeyLink> find(List<ForeignKeyRow> foreignKeys) {
        Map<List<Object>, ForeignKeyLink> distinct = new LinkedHashMap<>();
        foreignKeys.stream()
                .flatMap(key -> link(key).stream())
                .forEach(link -> distinct.merge(
                        List.of(link.source(), link.target(), link.columns()),
                        link,
                        (first, next) -> first.isWritten() || !next.isWritten() ? first : next));
        return List.copyOf(distinct.values());
    }

    private Optional<ForeignKeyLink> link(ForeignKeyRow key) {
        TableDraft source = drafts.get(key.relation());
        TableDraft target = drafts.get(key.target());
        CommentDirectives directives = CommentDirectives.parse(key.comment());
        if (source == null || target == null || directives.omissions().contains(Omissions.Use.READ)) {
            return Optional.empty();
        }
        if (key.ofPeriods()) {
            notices.add(Notice.leftOut(CatalogMessages.keyOfPeriods(key.name(), source.name())));
            return Optional.empty();
        }
        List<ColumnPair> pairs = new ArrayList<>();
        boolean isWritten = true;
        for (int i = 0; i < key.columns().size(); i++) {
            Optional<Column> remote =
                    column(target, key.target(), key.targetColumns().get(i));
            int local = key.columns().get(i);
            isWritten = isWritten
                    && isWritten(target, key.target(), key.targetColumns().get(i))
                    && (local < 0 || isWritten(source, key.relation(), local));
            Optional<ColumnPair> pair = remote.flatMap(column -> local < 0
                    ? DocumentReference.pair(source, local, column)
                    : column(source, key.relation(), local).map(found -> ColumnPair.of(found, column)));
            if (pair.isEmpty()) {
                return Optional.empty();
            }
            pairs.add(pair.get());
        }
        pairs.stream()
                .filter(pair -> pair.localKey()
                        .filter(DocumentReference::isFoundByIndex)
                        .isPresent())
                .forEach(pair -> source.indexes.add(List.of(pair.local())));
        return Optional.of(new ForeignKeyLink(source, target, List.copyOf(pairs), key.name(), directives, isWritten));
    }

    /** Of a column that may not be selected where it belongs nothing is known. */
    private Optional<Column> column(TableDraft table, long relation, int number) {
        return row(relation, number).flatMap(row -> table.columnOf(relation, number));
    }

    /** One that a view shows only as equal to another is not written by that name. */
    private boolean isWritten(TableDraft table, long relation, int number) {
        return row(relation, number).flatMap(table::writerOf).isPresent();
    }

    private Optional<ColumnRow> row(long relation, int number) {
        return columnRows.getOrDefault(relation, List.of()).stream()
                .filter(row -> row.number() == number)
                .findFirst();
    }
}
