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
 * @param hasDeferrable whether a constraint may wait for the end of the transaction
 */
public record WriteModel(
        Map<String, WriteTarget> targets,
        Map<String, MutationField> fields,
        Map<String, RoutineMutation> routines,
        Nestings nestings,
        List<Constraint> constraints,
        boolean hasDeferrable) {

    static final WriteModel NONE = new WriteModel(
            Collections.emptyMap(), Collections.emptyMap(), Collections.emptyMap(), Nestings.NONE, List.of(), false);

    public WriteModel {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        routines = Collections.unmodifiableMap(new LinkedHashMap<>(routines));
        constraints = List.copyOf(constraints);
    }

    /** This model with functions. A function takes the place of a generated mutation of the same name, because its author wrote it to be called. */
    public WriteModel with(Map<String, RoutineMutation> more) {
        Map<String, MutationField> left = new LinkedHashMap<>(fields);
        left.keySet().removeAll(more.keySet());
        return new WriteModel(targets, left, more, nestings, constraints, hasDeferrable);
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

    /** The constraint that PostgreSQL names in an error. */
    public Optional<Constraint> constraint(SqlName relation, String name) {
        return constraints.stream()
                .filter(constraint -> constraint.relation().equals(relation)
                        && constraint.name().equals(name))
                .findFirst();
    }

    /** The field of a column that PostgreSQL names in an error. */
    public Optional<String> field(SqlName relation, String columnName) {
        return targets.values().stream()
                .filter(target -> target.name().equals(relation))
                .flatMap(target -> target.columnNamed(columnName).stream())
                .map(WriteColumn::fieldName)
                .findFirst();
    }
}
