package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.quoted;

import java.util.List;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;

/** What a bind is cast to. Names are those of {@code pg_type}, which have no hidden length as {@code character} or {@code bit} do. */
final class SqlTypes {
    /** Names that the grammar reads as something else unless they are quoted (PostgreSQL manual, Data Types). */
    private static final List<String> NEEDS_QUOTES = List.of("char", "bit", "varbit", "character");

    private SqlTypes() {}

    static String cast(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, SqlName name) -> cast(scalar, name);
            case ColumnType.Enumeration(var enumType) -> name(enumType.sqlName());
            case ColumnType.Array array -> array.isOfArrays() ? name(array.sqlName()) : cast(array.element()) + "[]";
            case ColumnType.Range(ColumnType element, SqlName name, boolean isMultirange) -> name(name);
            case ColumnType.Composite(var composite) -> name(composite.sqlName());
            case ColumnType.Document document -> name(document.sqlName());
        };
    }

    private static String cast(PgScalar scalar, SqlName name) {
        return switch (scalar.traits().binding()) {
            case OF_ITS_TYPE -> name(name);
            case AS_TEXT -> "text";
        };
    }

    static String name(SqlName name) {
        boolean isBuiltIn = name.schema().equals("pg_catalog");
        if (!isBuiltIn) {
            return quoted(name.schema()) + "." + quoted(name.name());
        }
        return NEEDS_QUOTES.contains(name.name()) ? quoted(name.name()) : name.name();
    }
}
