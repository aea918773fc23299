package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.bind;

import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.document.ValueRef;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Operand.Form;
import org.fraiseql.plan.ValueSource;

/** Placeholders of operands with the cast that a comparison needs. */
final class Binds {
    private Binds() {}

    static SqlFragment of(Operand operand) {
        return bind(
                operand,
                switch (operand.form()) {
                    case Form.Typed(ColumnType type) -> compared(type, "");
                    case Form.ListOf(ColumnType.Array arrays) -> "text[]";
                    case Form.ListOf(ColumnType type) -> compared(type, "[]");
                    case Form.Cells cells -> "text[]";
                    case Form.LikeLiteral literal -> "text";
                    case Form.Text text -> "text";
                    case Form.Regex regex -> "text";
                    case Form.RowCount count -> "int8";
                    case Form.Named(SqlName type) -> SqlTypes.name(type);
                    case Form.NamedList(SqlName type) -> SqlTypes.name(type) + "[]";
                    case Form.JsonSteps steps -> "text[]";
                });
    }

    /**
     * The operand of LIMIT. A number of the document stands in the text: PostgreSQL takes a parameter for a tenth of all rows, finds its plan for any value
     * worse than the one for this value, and so plans anew at each execution.
     */
    static SqlFragment limit(Operand operand) {
        return operand.value() instanceof ValueSource.Request(ValueRef.Constant(Number count))
                ? SqlFragment.number(operand, count.longValue())
                : of(operand);
    }

    /** Types without an equality are compared in another form; the way through the type gives the text that PostgreSQL prints. */
    private static String compared(ColumnType type, String brackets) {
        String cast = SqlTypes.cast(type) + brackets;
        if (!(type instanceof ColumnType.Scalar(PgScalar scalar, SqlName name))) {
            return cast;
        }
        return switch (scalar.traits().comparison()) {
            case AS_ITSELF, AS_TEXT -> cast;
            case AS_JSONB -> "jsonb" + brackets;
            case AS_PRINTED_TEXT -> cast + "::text" + brackets;
        };
    }
}
