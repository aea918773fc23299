package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fraiseql.catalog.Assurances.SchemaRow;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.WriteSnapshot.AccessRow;
import org.fraiseql.catalog.WriteSnapshot.ColumnAccessRow;

/** The rights of several in one snapshot: what one of them may use is in it. In the order of the statements that read snapshots. */
final class AnybodysSnapshot {
    private final Collection<DatabaseSnapshot> snapshots;

    AnybodysSnapshot(Collection<DatabaseSnapshot> snapshots) {
        this.snapshots = snapshots;
    }

    /** @param whole has what does not depend on rights */
    DatabaseSnapshot with(DatabaseSnapshot whole) {
        Set<RoutineRow> routines = new LinkedHashSet<>();
        snapshots.forEach(snapshot -> routines.addAll(snapshot.routines()));
        return new DatabaseSnapshot(
                whole.serverVersion(),
                sorted(
                        merged(DatabaseSnapshot::relations, RelationRow::oid, AnybodysSnapshot::either),
                        Comparator.comparing((RelationRow row) -> row.name().schema())
                                .thenComparing(row -> row.name().name())),
                sorted(
                        merged(
                                DatabaseSnapshot::columns,
                                row -> List.of(row.relation(), row.number()),
                                (one, other) -> one.isReadable() ? one : other),
                        Comparator.comparing(ColumnRow::relation).thenComparing(ColumnRow::number)),
                whole.keys(),
                whole.indexes(),
                whole.foreignKeys(),
                whole.types(),
                whole.attributes(),
                sorted(
                        routines,
                        Comparator.comparing((RoutineRow row) -> row.name().schema())
                                .thenComparing(row -> row.name().name())
                                .thenComparing(AnybodysSnapshot::argumentTypes)),
                new WriteSnapshot(
                        sorted(
                                merged(
                                        snapshot -> snapshot.writes().access(),
                                        AccessRow::relation,
                                        AnybodysSnapshot::either),
                                Comparator.comparing(AccessRow::relation)),
                        sorted(
                                merged(
                                        snapshot -> snapshot.writes().columns(),
                                        row -> List.of(row.relation(), row.number()),
                                        AnybodysSnapshot::either),
                                Comparator.comparing(ColumnAccessRow::relation).thenComparing(ColumnAccessRow::number)),
                        whole.writes().constraints(),
                        whole.writes().parts(),
                        whole.writes().partConstraints()),
                whole.assurances()
                        .with(List.copyOf(merged(
                                snapshot -> snapshot.assurances().schemas(),
                                SchemaRow::name,
                                (one, other) -> one.usable() ? one : other))),
                whole.statistics());
    }

    private <T> Collection<T> merged(
            Function<DatabaseSnapshot, List<T>> rows, Function<T, Object> key, BinaryOperator<T> either) {
        Map<Object, T> merged = new LinkedHashMap<>();
        snapshots.forEach(snapshot -> rows.apply(snapshot).forEach(row -> merged.merge(key.apply(row), row, either)));
        return merged.values();
    }

    private static <T> List<T> sorted(Collection<T> rows, Comparator<T> order) {
        List<T> sorted = new ArrayList<>(rows);
        sorted.sort(order);
        return sorted;
    }

    /** By which PostgreSQL tells functions of one name apart. */
    private static String argumentTypes(RoutineRow row) {
        return row.inputs().stream()
                .map(argument -> Long.toString(argument.type()))
                .collect(Collectors.joining(" "));
    }

    private static RelationRow either(RelationRow one, RelationRow other) {
        return new RelationRow(
                one.oid(),
                one.name(),
                one.kind(),
                one.writable() || other.writable(),
                one.comment(),
                one.readWhole() || other.readWhole(),
                one.isUnreachable() && other.isUnreachable(),
                one.isInherited(),
                one.wholes(),
                one.isVolatile());
    }

    private static AccessRow either(AccessRow one, AccessRow other) {
        return new AccessRow(
                one.relation(),
                one.insert() || other.insert(),
                one.update() || other.update(),
                one.delete() || other.delete(),
                one.touchedLater(),
                !canCreate(one) && !canCreate(other),
                one.tellsTable() || other.tellsTable());
    }

    private static boolean canCreate(AccessRow may) {
        return may.insert() && !may.needsMore();
    }

    private static ColumnAccessRow either(ColumnAccessRow one, ColumnAccessRow other) {
        return new ColumnAccessRow(
                one.relation(), one.number(), one.insert() || other.insert(), one.update() || other.update());
    }
}
