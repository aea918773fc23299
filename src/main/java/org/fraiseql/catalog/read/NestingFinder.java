package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fraiseql.catalog.Nesting;
import org.fraiseql.catalog.Nestings;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Relationship.ColumnPair;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.catalog.WriteTarget;

/** Finds along which relationships rows can be written together: the columns of the foreign keys must be writable, and what is connected must have a key. */
final class NestingFinder {
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, WriteTarget> targets;

    NestingFinder(Collection<Table> tables, Map<String, WriteTarget> targets) {
        tables.forEach(table -> this.tables.put(table.typeName(), table));
        this.targets = targets;
    }

    Nestings find() {
        Map<String, List<Nesting>> byType = new LinkedHashMap<>();
        Map<String, Set<String>> supplied = new LinkedHashMap<>();
        for (WriteTarget target : targets.values()) {
            if (target.insertable()) {
                byType.put(target.table().typeName(), nestings(target));
            }
        }
        byType.forEach((type, nestings) -> nestings.forEach(nesting -> addSupplied(type, nesting, supplied)));
        return new Nestings(byType, supplied);
    }

    private void addSupplied(String type, Nesting nesting, Map<String, Set<String>> supplied) {
        List<ColumnPair> pairs = nesting.relationship().columns();
        switch (nesting.side()) {
            case PARENT -> pairs.forEach(pair -> addSupplied(type, pair.local(), supplied));
            case CHILD -> pairs.forEach(pair -> addSupplied(nesting.table().typeName(), pair.remote(), supplied));
            case JUNCTION -> {}
        }
    }

    private void addSupplied(String type, String column, Map<String, Set<String>> supplied) {
        Optional.ofNullable(targets.get(type))
                .flatMap(target -> target.columnReadAs(column))
                .ifPresent(written -> supplied.computeIfAbsent(type, name -> new LinkedHashSet<>())
                        .add(written.column().name()));
    }

    private List<Nesting> nestings(WriteTarget target) {
        List<Nesting> nestings = new ArrayList<>();
        for (Relationship relationship : target.table().relationships()) {
            Table other = tables.get(relationship.target());
            if (other != null && relationship.isWritten()) {
                Nesting nesting = nesting(target, relationship, other);
                if (nesting.canCreate() || nesting.canConnect()) {
                    nestings.add(nesting);
                }
            }
        }
        return nestings;
    }

    private Nesting nesting(WriteTarget target, Relationship relationship, Table other) {
        Optional<WriteTarget> written = Optional.ofNullable(targets.get(other.typeName()));
        boolean hasKey = !other.keys().isEmpty();
        if (relationship.through().isPresent()) {
            return linked(target, relationship, relationship.through().get(), other, written);
        }
        Stream<String> here = relationship.columns().stream().map(ColumnPair::local);
        List<String> there =
                relationship.columns().stream().map(ColumnPair::remote).toList();
        Optional<WriteTarget> created = written.filter(WriteTarget::takesInput);
        if (relationship.refers()) {
            boolean canRefer = here.allMatch(column -> is(target, column, WriteColumn::insertable));
            boolean canCreate = created.filter(
                            parent -> there.stream().allMatch(column -> is(parent, column, WriteColumn::readable)))
                    .isPresent();
            return new Nesting(
                    relationship,
                    Nesting.Side.PARENT,
                    other,
                    written,
                    Optional.empty(),
                    canRefer && canCreate,
                    canRefer && hasKey);
        }
        boolean isKnown = here.allMatch(column -> is(target, column, WriteColumn::readable));
        boolean canCreate = created.filter(
                        child -> there.stream().allMatch(column -> is(child, column, WriteColumn::insertable)))
                .isPresent();
        boolean canMove = written.filter(child -> !child.writtenKeys().isEmpty())
                .filter(child -> there.stream().allMatch(column -> is(child, column, WriteColumn::updatable)))
                .isPresent();
        return new Nesting(
                relationship,
                Nesting.Side.CHILD,
                other,
                written,
                Optional.empty(),
                isKnown && canCreate,
                isKnown && canMove);
    }

    private Nesting linked(
            WriteTarget target,
            Relationship relationship,
            Relationship.Through through,
            Table other,
            Optional<WriteTarget> written) {
        Stream<String> links = Stream.concat(
                relationship.columns().stream().map(ColumnPair::remote),
                through.onward().stream().map(ColumnPair::local));
        Optional<WriteTarget> junction = targets.values().stream()
                .filter(table -> table.table().readFrom().equals(through.junction()) && table.insertable())
                .findFirst();
        boolean canLink =
                relationship.columns().stream().allMatch(pair -> is(target, pair.local(), WriteColumn::readable))
                        && junction.isPresent()
                        && links.allMatch(column -> is(junction.get(), column, WriteColumn::insertable));
        boolean canCreate = written.filter(WriteTarget::takesInput)
                .filter(far ->
                        through.onward().stream().allMatch(pair -> is(far, pair.remote(), WriteColumn::readable)))
                .isPresent();
        return new Nesting(
                relationship,
                Nesting.Side.JUNCTION,
                other,
                written,
                junction,
                canLink && canCreate,
                canLink && !other.keys().isEmpty());
    }

    private static boolean is(WriteTarget target, String column, Predicate<WriteColumn> what) {
        return target.columnReadAs(column).filter(what).isPresent();
    }
}
