package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.bind;
import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.raw;

import org.fraiseql.catalog.Column;
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
            case Change.By(UpdateOp op, Operand operand) -> by(op, column, operand);
        };
    }

    private static SqlFragment by(UpdateOp op, Column column, Operand operand) {
        SqlFragment value = bind(operand, WriteValues.cast(operand));
        return switch (op) {
            case INCREMENT -> concat(ValueRenderer.column(KeyRowSource.ROW, column.name()), raw(" + "), value);
            case APPEND -> concat(ValueRenderer.column(KeyRowSource.ROW, column.name()), raw(" || "), value);
            case PREPEND -> concat(value, raw(" || "), ValueRenderer.column(KeyRowSource.ROW, column.name()));
            case DELETE_KEY -> concat(ValueRenderer.column(KeyRowSource.ROW, column.name()), raw(" - "), value);
        };
    }
}
