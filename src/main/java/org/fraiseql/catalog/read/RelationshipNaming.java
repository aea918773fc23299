package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.ForeignKeyRow;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Relationship.Cardinality;
import org.fraiseql.catalog.Relationship.ColumnPair;

/** Makes two relationships of each foreign key, one at either end, and names them (CONTRACT section 1). */
final class RelationshipNaming {
    private final Map<Long, TableDraft> drafts;
    private final Map<Long, List<ColumnRow>> columnRows;
    private final List<Notice> notices;

    RelationshipNaming(Map<Long, TableDraft> drafts, Map<Long, List<ColumnRow>> columnRows, List<Notice> notices) {
        this.drafts = drafts;
        this.columnRows = columnRows;
        this.notices = notices;
    }

    /** A foreign key whose tables and columns are all published, with the name of its to-one end once that is settled. */
    private record Link(
            TableDraft source, TableDraft target, List<ColumnPair> columns, String name, CommentDirectives directives) {
        Set<String> sourceColumns() {
            Set<String> names = new LinkedHashSet<>();
            columns.forEach(pair -> names.add(pair.local()));
            return names;
        }

        List<ColumnPair> reversed() {
            return columns.stream()
                    .map(pair -> new ColumnPair(pair.remote(), pair.local()))
                    .toList();
        }
    }

    void addAll(List<ForeignKeyRow> foreignKeys) {
        List<Link> links = withoutRepetitions(
                foreignKeys.stream().flatMap(key -> link(key).stream()).toList());
        Map<Link, String> toOneNames = new LinkedHashMap<>();
        for (Link link : links) {
            addToOne(link).ifPresent(name -> toOneNames.put(link, name));
        }
        toOneNames.forEach((link, toOneName) -> addReverse(link, toOneName, links));
        drafts.values().stream().distinct().forEach(junction -> addManyToMany(junction, links));
    }

    /** A foreign key that a comment declares may be there already, as that of the table behind a view is: it is one relationship. */
    private static List<Link> withoutRepetitions(List<Link> links) {
        Map<List<Object>, Link> distinct = new LinkedHashMap<>();
        links.forEach(link -> distinct.putIfAbsent(List.of(link.source, link.target, link.columns), link));
        return List.copyOf(distinct.values());
    }

    /** A table whose columns are exactly those of two foreign keys, together its primary key, joins two others: they see each other directly. */
    private void addManyToMany(TableDraft junction, List<Link> links) {
        List<Link> ends = links.stream().filter(link -> link.source == junction).toList();
        if (ends.size() != 2) {
            return;
        }
        Set<String> columns = new LinkedHashSet<>(ends.get(0).sourceColumns());
        boolean isDisjoint = ends.get(1).sourceColumns().stream().allMatch(columns::add);
        boolean isJunction = isDisjoint
                && junction.columns.size() == columns.size()
                && junction.columns.stream().allMatch(column -> columns.contains(column.name()))
                && junction.isUnique(columns);
        if (isJunction) {
            addHop(ends.get(0), ends.get(1), junction);
            addHop(ends.get(1), ends.get(0), junction);
        }
    }

    private void addHop(Link near, Link far, TableDraft junction) {
        String plain = Names.pluralField(far.target.typeName);
        String qualified = plain + "By" + junction.typeName;
        List<String> candidates = near.target == far.target
                ? List.of(qualified + Names.raiseFirst(fieldNames(far)))
                : List.of(plain, qualified);
        candidates.stream()
                .filter(name -> !near.target.hasField(name))
                .findFirst()
                .ifPresent(name -> near.target.relationships.put(
                        name,
                        new Relationship(
                                name,
                                Cardinality.MANY,
                                far.target.typeName,
                                near.reversed(),
                                Optional.of(new Relationship.Through(
                                        junction.name(),
                                        far.columns,
                                        junction.indexes().find(near.sourceColumns()))),
                                false,
                                far.name,
                                Optional.of("Through " + junction.name() + "."))));
    }

    private Optional<Link> link(ForeignKeyRow key) {
        TableDraft source = drafts.get(key.relation());
        TableDraft target = drafts.get(key.target());
        CommentDirectives directives = CommentDirectives.parse(key.comment());
        if (source == null || target == null || directives.omissions().contains(Omissions.Use.READ)) {
            return Optional.empty();
        }
        List<ColumnPair> pairs = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            Optional<Column> local =
                    columnName(key.relation(), key.columns().get(i)).flatMap(source::column);
            Optional<Column> remote =
                    columnName(key.target(), key.targetColumns().get(i)).flatMap(target::column);
            if (local.isEmpty() || remote.isEmpty()) {
                return Optional.empty();
            }
            pairs.add(new ColumnPair(local.get().name(), remote.get().name()));
        }
        return Optional.of(new Link(source, target, List.copyOf(pairs), key.name(), directives));
    }

    private Optional<String> columnName(long relation, int number) {
        return columnRows.getOrDefault(relation, List.of()).stream()
                .filter(row -> row.number() == number)
                .map(ColumnRow::name)
                .findFirst();
    }

    private Optional<String> addToOne(Link link) {
        String afterTable = Names.singularField(link.target.typeName);
        String byColumns = afterTable + "By" + fieldNames(link);
        Stream<String> candidates = link.directives.name().isPresent()
                ? link.directives.name().stream()
                : Stream.of(afterColumn(link), Optional.of(afterTable), Optional.of(byColumns))
                        .flatMap(Optional::stream);
        return add(link, link.source, candidates.toList(), Cardinality.ONE, link.target, link.columns);
    }

    private void addReverse(Link link, String toOneName, List<Link> links) {
        boolean isOne = link.source.isUnique(link.sourceColumns());
        String plain = isOne ? Names.singularField(link.source.typeName) : Names.pluralField(link.source.typeName);
        String qualified = plain + "By" + Names.raiseFirst(toOneName);
        long between = links.stream()
                .filter(other -> other.source == link.source && other.target == link.target)
                .count();
        List<String> candidates = between > 1 ? List.of(qualified) : List.of(plain, qualified);
        Cardinality cardinality = isOne ? Cardinality.ONE : Cardinality.MANY;
        add(link, link.target, candidates, cardinality, link.source, link.reversed());
    }

    /** {@code author_id} and {@code fk_author} → {@code author}; nothing when the column has no such mark. */
    private static Optional<String> afterColumn(Link link) {
        if (link.columns.size() != 1) {
            return Optional.empty();
        }
        String column = link.columns.getFirst().local();
        String stripped = column.replaceFirst("^fk_(?=.)", "")
                .replaceFirst("(?<=.)_id$", "")
                .replaceFirst("(?<=[a-z0-9])I[dD]$", "");
        String name = Names.camelCase(stripped);
        return stripped.equals(column) || !Names.isGraphQLName(name) ? Optional.empty() : Optional.of(name);
    }

    private static String fieldNames(Link link) {
        StringBuilder names = new StringBuilder();
        for (ColumnPair pair : link.columns) {
            names.append(names.isEmpty() ? "" : "And").append(Names.raiseFirst(Names.camelCase(pair.local())));
        }
        return names.toString();
    }

    private Optional<String> add(
            Link link,
            TableDraft owner,
            List<String> candidates,
            Cardinality cardinality,
            TableDraft other,
            List<ColumnPair> columns) {
        Optional<String> free = candidates.stream()
                .filter(name -> Names.isGraphQLName(name) && !owner.hasField(name))
                .findFirst();
        if (free.isEmpty()) {
            notices.add(Notice.collision(
                    CatalogMessages.collidingRelationship(owner.name(), link.name, candidates.getLast())));
            return free;
        }
        owner.relationships.put(
                free.get(),
                new Relationship(
                        free.get(),
                        cardinality,
                        other.typeName,
                        columns,
                        Optional.empty(),
                        owner == link.source && columns.equals(link.columns),
                        link.name,
                        link.directives.description()));
        return free;
    }
}
