package org.fraiseql.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be written together.
 *
 * @param byType the nestings of a type's create input, by the type's name
 * @param supplied columns that a nesting may give a value, by the type's name, called as they are written
 */
public record Nestings(Map<String, List<Nesting>> byType, Map<String, Set<String>> supplied) {
    static final Nestings NONE = new Nestings(Collections.emptyMap(), Collections.emptyMap());

    public Nestings {
        byType = Collections.unmodifiableMap(new LinkedHashMap<>(byType));
        supplied = Collections.unmodifiableMap(new LinkedHashMap<>(supplied));
    }

    public List<Nesting> of(WriteTarget target) {
        return byType.getOrDefault(target.table().typeName(), List.of());
    }

    /** Whether a row need not bring a value for this column, because it may come with what the row is nested in or nests. */
    public boolean isSupplied(WriteTarget target, Column column) {
        return Optional.ofNullable(supplied.get(target.table().typeName()))
                .filter(columns -> columns.contains(column.name()))
                .isPresent();
    }

    /** The nesting that would give a column its value, for messages. */
    public Optional<Nesting> supplier(WriteTarget target, Column column) {
        return of(target).stream()
                .filter(nesting -> nesting.side() == Nesting.Side.PARENT)
                .filter(nesting -> nesting.relationship().columns().stream()
                        .anyMatch(pair -> target.columnReadAs(pair.local())
                                .filter(written -> written.column().equals(column))
                                .isPresent()))
                .findFirst();
    }
}
