package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.bind;
import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.literal;
import static org.fraiseql.sql.SqlFragment.raw;

import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Operand.Form;

/** Expressions that make the value of a column out of its text form. */
final class WriteValues {
    private WriteValues() {}

    static SqlFragment ofBind(Operand operand, Column column, WriteTarget target) {
        return needsMore(column.type())
                ? ofText(bind(operand, "text"), column, target)
                : bind(operand, SqlTypes.cast(column.type()));
    }

    /** @param text an expression of type text, evaluated more than once */
    static SqlFragment ofText(SqlFragment text, Column column, WriteTarget target) {
        if (column.type() instanceof ColumnType.Scalar(PgScalar scalar, SqlName type)) {
            if (scalar == PgScalar.HSTORE) {
                return hstore(text, type);
            }
            if (scalar.isKnownByTextOnly()) {
                return ofUnknownType(text, column, target);
            }
        }
        return concat(text, raw("::" + SqlTypes.cast(column.type())));
    }

    static String cast(Operand operand) {
        if (operand.form() instanceof Form.Typed(ColumnType type)) {
            return SqlTypes.cast(type);
        }
        throw new IllegalArgumentException("no value of a column: " + operand.form());
    }

    private static boolean needsMore(ColumnType type) {
        return type instanceof ColumnType.Scalar(PgScalar scalar, SqlName name)
                && (scalar == PgScalar.HSTORE || scalar.isKnownByTextOnly());
    }

    /** A type that we know by its text form only: as a member of a row of its table, PostgreSQL itself knows what it is. */
    private static SqlFragment ofUnknownType(SqlFragment text, Column column, WriteTarget target) {
        return concat(
                raw("(jsonb_populate_record(NULL::"),
                identifier(target.name().schema()),
                raw("."),
                identifier(target.name().name()),
                raw(", jsonb_build_object("),
                literal(column.name()),
                raw(", "),
                text,
                raw("::text)))."),
                identifier(column.name()));
    }

    /** JSON in, hstore out. */
    private static SqlFragment hstore(SqlFragment text, SqlName type) {
        SqlFragment schema = identifier(type.schema());
        return concat(
                raw("CASE WHEN "),
                text,
                raw(" IS NOT NULL THEN (SELECT coalesce("),
                schema,
                raw(".hstore(array_agg(j.key), array_agg(j.value)), ''::"),
                schema,
                raw(".hstore) FROM json_each_text("),
                text,
                raw("::json) j) END"));
    }
}
