package org.fraiseql.pagila;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;

/** A column as a query and as SQL of the test's own select it. */
record Selected(Column column) {

    static List<Selected> of(Table table) {
        return table.columns().stream()
                .filter(column -> column.function().isEmpty())
                .filter(column -> !column.type().isScalar(PgScalar.TSVECTOR)) // can be searched, not read
                .map(Selected::new)
                .toList();
    }

    /** The primary key, or all columns where there is none. */
    static List<Selected> key(Table table) {
        return table.primaryKey()
                .map(key -> key.columns().stream().map(Selected::new).toList())
                .orElseGet(() -> of(table));
    }

    static String fields(List<Selected> columns) {
        return joined(columns, " ", selected -> selected.column.fieldName());
    }

    static String order(List<Selected> columns) {
        return joined(columns, ", ", selected -> "{" + selected.column.fieldName() + ": ASC}");
    }

    static String columns(String alias, List<Selected> columns) {
        return joined(columns, ", ", selected -> alias + "." + quoted(selected.column.name()));
    }

    static String sql(String alias, List<Selected> columns) {
        return joined(columns, ", ", selected -> selected.value(alias) + " AS " + quoted(selected.column.fieldName()));
    }

    /** GraphQL has no enum value {@code PG-13}. */
    private String value(String alias) {
        String value = alias + "." + quoted(column.name());
        return column.type() instanceof ColumnType.Enumeration
                ? "regexp_replace(" + value + "::text, '[^A-Za-z0-9_]', '_', 'g')"
                : value;
    }

    static String join(Relationship relationship) {
        return relationship.columns().stream()
                .map(pair -> "t." + quoted(pair.local()) + " = u." + quoted(pair.remote()))
                .collect(Collectors.joining(" AND "));
    }

    static String quoted(SqlName name) {
        return quoted(name.schema()) + "." + quoted(name.name());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String joined(List<Selected> columns, String separator, Function<Selected, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(separator));
    }
}
