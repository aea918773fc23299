package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.raw;

import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.OperatorTest.Metric;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.plan.Distance;
import org.fraiseql.plan.Operand;

/** Renders distances. What belongs to an extension is named with the schema of its types, which need not be on the search path. */
final class DistanceRenderer {
    private final SqlFragment value;
    private final SqlFragment schema;
    private final boolean isOnSphere;

    DistanceRenderer(SqlFragment value, Column column) {
        this.value = value;
        this.schema = concat(identifier(column.type().sqlName().schema()), raw("."));
        this.isOnSphere = column.type().isScalar(PgScalar.GEOGRAPHY);
    }

    SqlFragment within(Distance distance, Operand threshold) {
        if (distance.metric() == Metric.SPATIAL) {
            // the form that an index serves
            return concat(
                    schema,
                    raw("ST_DWithin("),
                    value,
                    raw(", "),
                    place(distance),
                    raw(", "),
                    Binds.of(threshold),
                    raw(")"));
        }
        return concat(render(distance), raw(" <= "), Binds.of(threshold));
    }

    SqlFragment render(Distance distance) {
        return switch (distance.metric()) {
            case PLANE -> concat(value, raw(" <-> point("), x(distance), raw(", "), y(distance), raw(")"));
            case SPATIAL -> concat(value, operator(distance.metric()), place(distance));
            case COSINE, L2, L1, INNER_PRODUCT -> concat(value, operator(distance.metric()), x(distance));
            case HAMMING -> bitCount(distance, " # ");
            case JACCARD ->
                concat(
                        raw("CASE WHEN "),
                        bitCount(distance, " & "),
                        raw(" = 0 THEN 1 ELSE 1 - "),
                        bitCount(distance, " & "),
                        raw("::float8 / "),
                        bitCount(distance, " | "),
                        raw(" END"));
        };
    }

    private SqlFragment bitCount(Distance distance, String operator) {
        return concat(raw("bit_count("), value, raw(operator), x(distance), raw(")"));
    }

    private SqlFragment operator(Metric metric) {
        return concat(raw(" OPERATOR("), schema, raw(metric.operator() + ") "));
    }

    /** A point in the reference system of the column. */
    private SqlFragment place(Distance distance) {
        SqlFragment point = concat(schema, raw("ST_MakePoint("), x(distance), raw(", "), y(distance), raw(")"));
        return isOnSphere
                ? concat(schema, raw("ST_SetSRID("), point, raw(", 4326)::"), schema, raw("geography"))
                : concat(schema, raw("ST_SetSRID("), point, raw(", "), schema, raw("ST_SRID("), value, raw("))"));
    }

    private static SqlFragment x(Distance distance) {
        return Binds.of(distance.from().getFirst());
    }

    private static SqlFragment y(Distance distance) {
        return Binds.of(distance.from().getLast());
    }
}
