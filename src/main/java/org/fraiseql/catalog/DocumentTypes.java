package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scalars that a document's keys can be declared of. Numbers are compared as {@code numeric}, which holds every number of a document with all its digits. */
public final class DocumentTypes {
    public static final ColumnType JSON = builtIn(PgScalar.JSONB, "jsonb");
    private static final Map<String, ColumnType> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("ID", builtIn(PgScalar.ID, "text"));
        BY_NAME.put("String", builtIn(PgScalar.TEXT_, "text"));
        BY_NAME.put("Boolean", builtIn(PgScalar.BOOL, "bool"));
        for (PgScalar scalar : List.of(PgScalar.INT4, PgScalar.INT8, PgScalar.FLOAT8, PgScalar.NUMERIC)) {
            BY_NAME.put(scalar.graphQLName(), number(scalar));
        }
        for (PgScalar scalar : List.of(
                PgScalar.UUID,
                PgScalar.DATE,
                PgScalar.TIME,
                PgScalar.TIMETZ,
                PgScalar.TIMESTAMP,
                PgScalar.TIMESTAMPTZ,
                PgScalar.INTERVAL,
                PgScalar.BYTEA,
                PgScalar.INET,
                PgScalar.CIDR,
                PgScalar.MACADDR,
                PgScalar.POINT)) {
            BY_NAME.put(scalar.graphQLName(), builtIn(scalar, scalar.traits().typeName()));
        }
        range(PgScalar.INT4, "int4range", "int4multirange");
        range(PgScalar.INT8, "int8range", "int8multirange");
        range(PgScalar.NUMERIC, "numrange", "nummultirange");
        range(PgScalar.DATE, "daterange", "datemultirange");
        range(PgScalar.TIMESTAMP, "tsrange", "tsmultirange");
        range(PgScalar.TIMESTAMPTZ, "tstzrange", "tstzmultirange");
        BY_NAME.put("JSON", JSON);
    }

    private DocumentTypes() {}

    /** The type with this name in GraphQL. */
    public static Optional<ColumnType> named(String graphQLName) {
        return Optional.ofNullable(BY_NAME.get(graphQLName));
    }

    /** For suggestions. */
    public static List<String> names() {
        return new ArrayList<>(BY_NAME.keySet());
    }

    static ColumnType number(PgScalar scalar) {
        return builtIn(scalar, "numeric");
    }

    private static void range(PgScalar element, String range, String multirange) {
        ColumnType of = builtIn(element, element.traits().typeName());
        for (boolean isMultirange : new boolean[] {false, true}) {
            SqlName name = new SqlName("pg_catalog", isMultirange ? multirange : range);
            ColumnType type = new ColumnType.Range(of, name, isMultirange);
            BY_NAME.put(type.graphQLName(), type);
        }
    }

    private static ColumnType builtIn(PgScalar scalar, String sqlName) {
        return new ColumnType.Scalar(scalar, new SqlName("pg_catalog", sqlName));
    }
}
