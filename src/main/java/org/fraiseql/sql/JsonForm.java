package org.fraiseql.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.EnumType;
import org.fraiseql.catalog.PgScalar;

/** How a column's text form becomes JSON. The bytes are those of PostgreSQL's {@code to_json} (PostgreSQL manual, JSON Functions). */
public sealed interface JsonForm {
    /** Forms without parameters. */
    enum Simple implements JsonForm {
        /** Digits as they are. */
        NUMBER,
        /** Digits as they are; NaN and infinities quoted. */
        NUMBER_OR_NAME,
        /** {@code t} and {@code f}. */
        BOOLEAN,
        /** Quoted and escaped. */
        TEXT,
        /** Quoted; the form has no character to escape. */
        PLAIN,
        /** {@code 2025-01-01 10:00:00} with a T for the space. */
        TIMESTAMP,
        /** The same with an offset, whose minutes are always written. */
        TIMESTAMP_WITH_OFFSET,
        /** JSON already. */
        JSON
    }

    /** Labels of an enum that have another name in GraphQL. */
    record Labels(Map<String, String> names) implements JsonForm {
        public Labels {
            names = new LinkedHashMap<>(names);
        }
    }

    static JsonForm of(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, var name) -> of(scalar);
            case ColumnType.Enumeration(EnumType enumType) ->
                enumType.hasRenamedLabels() ? labels(enumType) : Simple.PLAIN;
            case ColumnType.Array array -> Simple.JSON;
            case ColumnType.Range range -> Simple.TEXT;
            case ColumnType.Composite composite -> Simple.JSON;
        };
    }

    private static JsonForm labels(EnumType type) {
        Map<String, String> names = new LinkedHashMap<>();
        type.labels().forEach(label -> names.put(label.label(), label.name()));
        return new Labels(names);
    }

    private static Simple of(PgScalar scalar) {
        return switch (scalar) {
            case BOOL -> Simple.BOOLEAN;
            case INT2, INT4, INT8 -> Simple.NUMBER;
            case FLOAT4, FLOAT8, NUMERIC -> Simple.NUMBER_OR_NAME;
            case TEXT_, VARCHAR, BPCHAR, NAME, CITEXT, BYTEA, OTHER, TSVECTOR -> Simple.TEXT;
            case UUID,
                    DATE,
                    TIME,
                    TIMETZ,
                    INTERVAL,
                    INET,
                    CIDR,
                    MACADDR,
                    MACADDR8,
                    LTREE,
                    POINT,
                    VECTOR,
                    HALFVEC,
                    BIT,
                    VARBIT,
                    GEOMETRY,
                    GEOGRAPHY -> Simple.PLAIN;
            case INT8_AS_STRING, NUMERIC_AS_STRING -> Simple.PLAIN;
            case TIMESTAMP -> Simple.TIMESTAMP;
            case TIMESTAMPTZ -> Simple.TIMESTAMP_WITH_OFFSET;
            case JSON, JSONB, HSTORE -> Simple.JSON;
        };
    }
}
