package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.bind;
import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.raw;

import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.UpdateOp;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.write.WriteStep.Assignment;
import org.fraiseql.plan.write.WriteStep.Change;

/** Renders the new value of a column, which may depend on the old one. */
final class AssignmentRenderer {
    private AssignmentRenderer() {}

    static SqlFragment value(WriteTarget target, Assignment assignment) {
        Column column = assignment.column();
        return switch (assignment.change()) {
            case Change.ToNull() -> raw("NULL");
            case Change.To(Operand value) -> WriteValues.ofBind(value, column, target);
            case Change.By(UpdateOp op, Operand operand) -> by(op, column, operand, target);
        };
    }

    private static SqlFragment by(UpdateOp op, Column column, Operand operand, WriteTarget target) {
        boolean isArray = column.type() instanceof ColumnType.Array;
        SqlFragment value =
                isArray ? WriteValues.ofBind(operand, column, target) : bind(operand, WriteValues.cast(operand));
        SqlFragment before =
                ValueRenderer.withoutDomain(ValueRenderer.column(KeyRowSource.ROW, column.name()), column.type());
        return switch (op) {
            case INCREMENT -> concat(orZero(before, column), raw(" + "), value);
            case APPEND -> orAlone(concat(orNone(before, column), raw(" || "), value), value, column);
            case PREPEND -> orAlone(concat(value, raw(" || "), orNone(before, column)), value, column);
            case MULTIPLY -> concat(before, raw(" * "), value);
            case DELETE_KEY, DELETE_ELEMENT -> concat(before, raw(" - "), value);
            case DELETE_AT_PATH -> concat(before, raw(" #- "), value);
        };
    }

    private static SqlFragment orZero(SqlFragment before, Column column) {
        return column.isNullable()
                ? concat(raw("coalesce("), before, raw(", '0'::" + SqlTypes.cast(column.type()) + ")"))
                : before;
    }

    /** JSON null is no value, either. */
    private static SqlFragment orNone(SqlFragment before, Column column) {
        return column.type().isScalar(PgScalar.JSONB) ? concat(raw("nullif("), before, raw(", 'null')")) : before;
    }

    /** Arrays have NULL for empty here; of JSON a list has, unless it is an object that is added. */
    private static SqlFragment orAlone(SqlFragment joined, SqlFragment value, Column column) {
        return column.type().isScalar(PgScalar.JSONB)
                ? concat(
                        raw("coalesce("),
                        joined,
                        raw(", CASE WHEN jsonb_typeof("),
                        value,
                        raw(") IN ('object', 'array') THEN "),
                        value,
                        raw(" ELSE jsonb_build_array("),
                        value,
                        raw(") END)"))
                : joined;
    }
}
