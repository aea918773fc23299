package org.fraiseql.catalog.read;

import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;

/** Types of output arguments of CALL, which gives them as they are: no expression can stand around them. */
final class CallOutputs {
    private CallOutputs() {}

    /** Whether the text form of a value is all that its JSON is made from. */
    static boolean isPlain(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, var name) ->
                switch (scalar) {
                    case BOOL,
                            INT2,
                            INT4,
                            INT8,
                            INT8_AS_STRING,
                            FLOAT4,
                            FLOAT8,
                            NUMERIC,
                            NUMERIC_AS_STRING,
                            TEXT_,
                            VARCHAR,
                            BPCHAR,
                            NAME,
                            CITEXT,
                            UUID,
                            DATE,
                            TIME,
                            TIMETZ,
                            TIMESTAMP,
                            TIMESTAMPTZ,
                            INTERVAL,
                            JSON,
                            JSONB -> true;
                    default -> false;
                };
            case ColumnType.Enumeration enumeration -> true;
            case ColumnType.Range range -> true;
            case ColumnType.Array array -> false;
            case ColumnType.Composite composite -> false;
        };
    }
}
