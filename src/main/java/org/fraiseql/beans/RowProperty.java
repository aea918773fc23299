package org.fraiseql.beans;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Table;
import org.fraiseql.support.Suggestion;

/**
 * A property of a {@link RowClass}.
 *
 * @param name in Java
 * @param fieldName in GraphQL: the column's
 */
record RowProperty(String name, String fieldName, Type type) {

    /** What keeps it from being filled with a column of this table. */
    List<String> problems(Table table) {
        Optional<Column> found = table.column(fieldName);
        if (found.isEmpty()) {
            String nearest = Suggestion.nearest(
                            fieldName, table.columnsByField().keySet())
                    .map(other -> " (is it " + other + "?)")
                    .orElse("");
            return List.of(name + " is no column of " + table.typeName() + nearest + "; @Ignore leaves it out");
        }
        Column column = found.get();
        if (column.document().isPresent() || !RowValues.fit(column.type(), type)) {
            return List.of("%s is a %s, which can't be made of %s.%s (%s)"
                    .formatted(
                            name,
                            type.getTypeName(),
                            table.typeName(),
                            fieldName,
                            column.type().graphQLName()));
        }
        return column.isNullable() && isPrimitive()
                ? List.of(name + " is a " + type.getTypeName() + ", but " + table.typeName() + "." + fieldName
                        + " may be null")
                : List.of();
    }

    private boolean isPrimitive() {
        return type instanceof Class<?> java && java.isPrimitive();
    }
}
