package org.fraiseql.catalog.read;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;

/**
 * The names that things of the database have for everybody, whatever of it somebody may use (docs/naming.md, ADR 46).
 *
 * <p>Open while the whole is built, which settles them. Then closed: what is built of a part has these names and no others, so that one means the same
 * thing for all roles. A catalog that is built by itself begins with none. Thread-safe once it is closed.
 */
public final class SettledNames {
    /** Where a name can be had once. */
    enum Space {
        /** What names of fields and mutations are made from. */
        STEMS,
        TYPES,
        /** Of one relation. */
        COLUMNS,
        /** Of one type, by the column that is written. */
        INPUTS,
        /** Of one type. */
        RELATIONSHIPS,
        /** Fields of one type that are functions. */
        FUNCTIONS,
        QUERIES,
        MUTATIONS,
        /** Mutations that are functions. */
        CALLS,
        /** Types of rows that functions tell of, by function. */
        ENTITIES,
        /** Columns by which functions tell such a row, by type. */
        ENTITY_KEYS
    }

    private record Place(Space space, Object owner) {}

    private record Thing(Place place, Object thing) {}

    private final Map<Thing, String> names = new LinkedHashMap<>();
    private final Map<Place, Set<String>> taken = new LinkedHashMap<>();
    private final Map<Long, TableNames> relations = new LinkedHashMap<>();
    /** The table behind each view that has one by convention, by oid. */
    private final Map<Long, Long> behind = new LinkedHashMap<>();

    /** Tables whose rows are served as those of others. */
    private final Set<Long> parts = new LinkedHashSet<>();

    private boolean knowsViews;
    private boolean isClosed;

    SettledNames() {}

    void close() {
        isClosed = true;
    }

    /** Whether what has no name here gets none that others might have. */
    boolean isClosed() {
        return isClosed;
    }

    /** @param owner within which the name can be had once; any constant where there is one such space */
    Optional<String> find(Space space, Object owner, Object thing) {
        return Optional.ofNullable(names.get(new Thing(new Place(space, owner), thing)));
    }

    Optional<String> find(Space space, Object thing) {
        return find(space, space, thing);
    }

    /** Of these functions those that have a name, with it. */
    Map<RoutineRow, String> known(Space space, List<RoutineRow> routines) {
        Map<RoutineRow, String> known = new LinkedHashMap<>();
        routines.forEach(routine -> find(space, routine).ifPresent(name -> known.put(routine, name)));
        return known;
    }

    /** Whether something has the name already. */
    boolean isTaken(Space space, Object owner, String name) {
        Set<String> there = taken.get(new Place(space, owner));
        return there != null && there.contains(name);
    }

    boolean isTaken(Space space, String name) {
        return isTaken(space, space, name);
    }

    /** Whether somebody has a field of this name. @param relation of which the type's rows are */
    boolean isField(String typeName, long relation, String name) {
        return isTaken(Space.COLUMNS, relation, name)
                || isTaken(Space.RELATIONSHIPS, typeName, name)
                || isTaken(Space.FUNCTIONS, typeName, name);
    }

    /** The first name of a thing stays. */
    void settle(Space space, Object owner, Object thing, String name) {
        Place place = new Place(space, owner);
        if (!isClosed && names.putIfAbsent(new Thing(place, thing), name) == null) {
            taken.computeIfAbsent(place, first -> new LinkedHashSet<>()).add(name);
        }
    }

    void settle(Space space, Object thing, String name) {
        settle(space, space, thing, name);
    }

    /** Of the relation that is read. */
    Optional<TableNames> ofRelation(long oid) {
        return Optional.ofNullable(relations.get(oid));
    }

    void settle(long relation, TableNames name) {
        if (!isClosed) {
            relations.putIfAbsent(relation, name);
            settle(Space.STEMS, relation, name.stem());
        }
    }

    /** From now on no other table stands behind a view than in these, of which the earlier counts. */
    void settle(List<ServedRelation> served) {
        if (!isClosed && !knowsViews) {
            knowsViews = true;
            served.forEach(relation -> relation.base()
                    .filter(table -> !behind.containsValue(table.oid()))
                    .ifPresent(table -> behind.putIfAbsent(relation.readFrom().oid(), table.oid())));
        }
    }

    /** The tables that are served as parts of others, for everybody. @param found those of this catalog */
    Set<Long> parts(Set<Long> found) {
        if (!isClosed) {
            parts.addAll(found);
        }
        return parts;
    }

    Optional<Long> tableBehind(long view) {
        return Optional.ofNullable(behind.get(view));
    }

    /** The view through which a table is read. */
    Optional<Long> viewBefore(long table) {
        return behind.entrySet().stream()
                .filter(pair -> pair.getValue() == table)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Those that stand before a table. */
    List<Long> views() {
        return List.copyOf(behind.keySet());
    }
}
