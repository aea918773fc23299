package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.bind;
import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.literal;
import static org.fraiseql.sql.SqlFragment.raw;

import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.ScalarTraits.Writing;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Operand.Form;

/** Expressions that make the value of a column out of its text form. */
final class WriteValues {
    private WriteValues() {}

    static SqlFragment ofBind(Operand operand, Column column, WriteTarget target) {
        return writing(column.type()) == Writing.BY_CAST
                ? bind(operand, SqlTypes.cast(column.type()))
                : ofText(bind(operand, "text"), column, target);
    }

    /** @param text an expression of type text, evaluated more than once */
    static SqlFragment ofText(SqlFragment text, Column column, WriteTarget target) {
        return switch (writing(column.type())) {
            case BY_CAST -> concat(text, raw("::" + SqlTypes.cast(column.type())));
            case FROM_JSON -> hstore(text, column.type().sqlName());
            case BY_ROW -> ofUnknownType(text, column, target);
        };
    }

    static String cast(Operand operand) {
        if (operand.form() instanceof Form.Typed(ColumnType type)) {
            return SqlTypes.cast(type);
        }
        throw new IllegalArgumentException("no value of a column: " + operand.form());
    }

    private static Writing writing(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, SqlName name) ->
                scalar.traits().writing();
            case ColumnType.Array(ColumnType element, SqlName name) ->
                writing(element) == Writing.BY_ROW ? Writing.BY_ROW : Writing.BY_CAST;
            case ColumnType.Enumeration enumeration -> Writing.BY_CAST;
            case ColumnType.Range range -> Writing.BY_CAST;
            case ColumnType.Composite composite -> Writing.BY_CAST;
        };
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
