package org.fraiseql.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The write side of a {@link Catalog}.
 *
 * @param targets by the type's name
 * @param routines volatile functions and procedures, by the field's name
 * @param nestings along which relationships rows can be written together
 * @param wholes of partitions the tables that they are parts of
 * @param hasDeferrable whether a constraint may wait for the end of the transaction
 */
public record WriteModel(
        Map<String, WriteTarget> targets,
        Map<String, MutationField> fields,
        Map<String, RoutineMutation> routines,
        Nestings nestings,
        List<Constraint> constraints,
        Map<SqlName, SqlName> wholes,
        boolean hasDeferrable) {

    static final WriteModel NONE = new WriteModel(
            Collections.emptyMap(),
            Collections.emptyMap(),
            Collections.emptyMap(),
            Nestings.NONE,
            List.of(),
            Collections.emptyMap(),
            false);

    public WriteModel {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        routines = Collections.unmodifiableMap(new LinkedHashMap<>(routines));
        constraints = List.copyOf(constraints);
        wholes = Collections.unmodifiableMap(new LinkedHashMap<>(wholes));
    }

    /** This model with functions, whose names no other mutation has. */
    public WriteModel with(Map<String, RoutineMutation> more) {
        return new WriteModel(targets, fields, more, nestings, constraints, wholes, hasDeferrable);
    }

    /** Whether a field of {@code Mutation} comes from the catalog. */
    public boolean hasField(String fieldName) {
        return fields.containsKey(fieldName) || routines.containsKey(fieldName);
    }

    public Optional<RoutineMutation> routine(String fieldName) {
        return Optional.ofNullable(routines.get(fieldName));
    }

    public Optional<MutationField> field(String fieldName) {
        return Optional.ofNullable(fields.get(fieldName));
    }

    /** The table that a relation is a partition of; any other itself. */
    public SqlName whole(SqlName relation) {
        return wholes.getOrDefault(relation, relation);
    }

    /** The constraint that PostgreSQL names in an error. */
    public Optional<Constraint> constraint(SqlName relation, String name) {
        return constraints.stream()
                .filter(constraint -> constraint.relation().equals(relation)
                        && constraint.name().equals(name))
                .findFirst();
    }

    /** The field of a column that PostgreSQL names in an error. */
    public Optional<String> field(SqlName relation, String columnName) {
        SqlName whole = whole(relation);
        return targets.values().stream()
                .filter(target -> target.name().equals(whole))
                .flatMap(target -> target.columnNamed(columnName).stream())
                .map(WriteColumn::fieldName)
                .findFirst();
    }
}
