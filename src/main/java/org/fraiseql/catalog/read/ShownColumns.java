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
import java.util.function.Predicate;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.Notice;

/**
 * Which columns of the relation that is written those that are read show as they are: of a view what its query says, else those of the same name.
 *
 * @param own names of the columns that are read, by their numbers
 * @param written names in the relation that is written, by the names of the columns that show them
 * @param names of the columns that show one, by its number in the relation that is written
 * @param expressions names of the columns that show none of any relation
 */
record ShownColumns(
        Map<Integer, String> own, Map<String, String> written, Map<Integer, String> names, Set<String> expressions) {
    static final ShownColumns NONE = new ShownColumns(
            Collections.emptyMap(), Collections.emptyMap(), Collections.emptyMap(), Collections.emptySet());

    ShownColumns {
        own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
        written = Collections.unmodifiableMap(new LinkedHashMap<>(written));
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        expressions = Collections.unmodifiableSet(new LinkedHashSet<>(expressions));
    }

    /** A column that is read, and the one that it shows. */
    private record Shown(ColumnRow read, ColumnRow written) {
        boolean isCalledAlike() {
            return read.name().equals(written.name());
        }
    }

    /** @param behind the columns of the relation that is written */
    static ShownColumns of(
            RelationRow readFrom,
            List<ColumnRow> rows,
            long relation,
            List<ColumnRow> behind,
            ViewOrigins origins,
            List<Notice> notices) {
        Map<Integer, String> own = new LinkedHashMap<>();
        rows.forEach(row -> own.put(row.number(), row.name()));
        boolean isOfView = relation != readFrom.oid() && origins.isKnown(readFrom.oid());
        List<Shown> all = isOfView ? byRule(readFrom, rows, relation, behind, origins, notices) : byName(rows, behind);
        Set<String> expressions = new LinkedHashSet<>();
        rows.stream()
                .filter(row -> isOfView && !origins.isShown(readFrom.oid(), row.number()))
                .forEach(row -> expressions.add(row.name()));
        Map<String, String> written = written(all);
        return new ShownColumns(own, written, names(all, written), expressions);
    }

    /** Of several that a column shows the one that is called alike, else the one that its query names. */
    private static Map<String, String> written(List<Shown> all) {
        Map<String, String> written = new LinkedHashMap<>();
        all.stream()
                .filter(Shown::isCalledAlike)
                .forEach(shown ->
                        written.put(shown.read().name(), shown.written().name()));
        all.forEach(shown ->
                written.putIfAbsent(shown.read().name(), shown.written().name()));
        return written;
    }

    /** Of several that show a column the one that is called alike, else one by which it is written. */
    private static Map<Integer, String> names(List<Shown> all, Map<String, String> written) {
        Map<Integer, String> names = new LinkedHashMap<>();
        Predicate<Shown> isWritten =
                shown -> shown.written().name().equals(written.get(shown.read().name()));
        for (Predicate<Shown> preferred : List.of(Shown::isCalledAlike, isWritten, any -> true)) {
            all.stream()
                    .filter(preferred)
                    .forEach(shown -> names.putIfAbsent(
                            shown.written().number(), shown.read().name()));
        }
        return names;
    }

    private static List<Shown> byName(List<ColumnRow> rows, List<ColumnRow> behind) {
        Map<String, ColumnRow> byName = new LinkedHashMap<>();
        behind.forEach(row -> byName.put(row.name(), row));
        List<Shown> shown = new ArrayList<>();
        rows.forEach(row ->
                Optional.ofNullable(byName.get(row.name())).ifPresent(other -> shown.add(new Shown(row, other))));
        return shown;
    }

    /** Where the view takes several rows of the relation, the columns of that from which most comes that is called alike, or of these most at all; none if there is no such row. */
    private static List<Shown> byRule(
            RelationRow readFrom,
            List<ColumnRow> rows,
            long relation,
            List<ColumnRow> behind,
            ViewOrigins origins,
            List<Notice> notices) {
        Map<String, List<Shown>> byRow = new LinkedHashMap<>();
        for (ColumnRow row : rows) {
            origins.shown(readFrom.oid(), row.number(), relation).forEach(origin -> behind.stream()
                    .filter(other -> other.number() == origin.column().number())
                    .forEach(other -> byRow.computeIfAbsent(origin.row(), any -> new ArrayList<>())
                            .add(new Shown(row, other))));
        }
        Comparator<List<Shown>> order =
                Comparator.comparingLong(ShownColumns::alike).thenComparingInt(List::size);
        Optional<List<Shown>> most = byRow.values().stream().max(order);
        List<List<Shown>> first = byRow.values().stream()
                .filter(shown ->
                        byRow.size() == 1 || (alike(shown) > 0 && order.compare(shown, most.orElse(List.of())) == 0))
                .toList();
        if (first.size() == 1) {
            return first.getFirst();
        }
        if (!byRow.isEmpty()) {
            notices.add(Notice.leftOut(CatalogMessages.severalRows(readFrom.name())));
        }
        return List.of();
    }

    private static long alike(List<Shown> columns) {
        return columns.stream().filter(Shown::isCalledAlike).count();
    }

    Optional<String> ownName(int number) {
        return Optional.ofNullable(own.get(number));
    }

    /** The column that shows the one of this number. */
    Optional<String> nameOf(int number) {
        return Optional.ofNullable(names.get(number));
    }

    /** The column by which this one of the relation that is written gets its values. */
    Optional<String> writerOf(ColumnRow column) {
        return nameOf(column.number()).filter(name -> column.name().equals(written.get(name)));
    }

    /** What the column is called where it is written. */
    Optional<String> writtenName(String name) {
        return Optional.ofNullable(written.get(name));
    }
}
