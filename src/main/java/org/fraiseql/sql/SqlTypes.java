package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.quoted;

import java.util.List;
import java.util.Set;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;

/** What a bind is cast to. Names are those of {@code pg_type}, which have no hidden length as {@code character} or {@code bit} do. */
final class SqlTypes {
    /** Names that the grammar reads as something else unless they are quoted (PostgreSQL manual, Data Types). */
    private static final Set<String> NEEDS_QUOTES = Set.copyOf(List.of("char", "bit", "varbit", "character"));

    private SqlTypes() {}

    static String cast(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, SqlName name) -> cast(scalar, name);
            case ColumnType.Enumeration(var enumType) -> name(enumType.sqlName());
            case ColumnType.Array(ColumnType element, SqlName name) -> cast(element) + "[]";
            case ColumnType.Range(ColumnType element, SqlName name, boolean isMultirange) -> name(name);
            case ColumnType.Composite(var composite) -> name(composite.sqlName());
        };
    }

    private static String cast(PgScalar scalar, SqlName name) {
        return switch (scalar) {
            case VARCHAR, NAME, OTHER, TSVECTOR, GEOMETRY, GEOGRAPHY -> "text";
            case BOOL,
                    INT2,
                    INT4,
                    INT8,
                    FLOAT4,
                    FLOAT8,
                    NUMERIC,
                    TEXT_,
                    BPCHAR,
                    CITEXT,
                    UUID,
                    DATE,
                    TIME,
                    TIMETZ,
                    TIMESTAMP,
                    TIMESTAMPTZ,
                    INTERVAL,
                    JSON,
                    JSONB,
                    HSTORE,
                    BYTEA,
                    INET,
                    CIDR,
                    MACADDR,
                    MACADDR8,
                    LTREE,
                    VECTOR,
                    HALFVEC,
                    BIT,
                    VARBIT,
                    INT8_AS_STRING,
                    NUMERIC_AS_STRING,
                    POINT -> name(name);
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
