package org.fraiseql.plan;

import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.Operator.Operand;
import org.fraiseql.catalog.OperatorTest;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.document.Input;

/** Reads from where a distance is measured: the {@code center} of a circle, or a {@code vector}. */
final class DistancePlanner {
    static final ColumnType FLOAT8 = new ColumnType.Scalar(PgScalar.FLOAT8, new SqlName("pg_catalog", "float8"));

    private DistancePlanner() {}

    static Distance plan(Column column, Operator operator, Map<String, Input> fields, ArgumentPath path) {
        if (!(operator.test() instanceof OperatorTest.Distance(OperatorTest.Metric metric))) {
            throw new IllegalArgumentException(operator + " measures nothing");
        }
        if (operator.operand() == Operand.CIRCLE) {
            ArgumentPath centerPath = path.dot("center");
            Map<String, Input> center = Inputs.fields(Inputs.required(fields, "center", path), centerPath);
            return new Distance(
                    metric,
                    List.of(
                            Operands.value(Inputs.required(center, "x", centerPath), FLOAT8, centerPath.dot("x")),
                            Operands.value(Inputs.required(center, "y", centerPath), FLOAT8, centerPath.dot("y"))));
        }
        Input vector = Inputs.required(fields, "vector", path);
        return new Distance(metric, List.of(Operands.value(vector, column.type(), path.dot("vector"))));
    }
}
