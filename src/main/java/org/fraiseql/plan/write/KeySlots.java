package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.ArgumentPath;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.ValueSource;

/** Operands for the keys of the rows that the steps before have written. */
public final class KeySlots {
    static final ColumnType TEXT = new ColumnType.Scalar(PgScalar.TEXT_, new SqlName("pg_catalog", "text"));

    private KeySlots() {}

    /** The values of the n-th column of the key, a list with one text for each row. */
    public static Operand operand(int index) {
        return new Operand(new ValueSource.ReturnedKey(index), new Operand.Form.Cells(TEXT), ArgumentPath.of("key"));
    }

    /** A key with the values of those rows. */
    static List<KeyCell> cells(List<Column> key) {
        List<KeyCell> cells = new ArrayList<>();
        for (Column column : key) {
            cells.add(new KeyCell(column, operand(cells.size())));
        }
        return cells;
    }
}
