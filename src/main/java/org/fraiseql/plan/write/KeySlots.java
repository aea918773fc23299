package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.document.ValueRef;
import org.fraiseql.plan.ArgumentPath;
import org.fraiseql.plan.Operand;

/** The keys of the rows that the steps before have written: they are bound like values of variables, under names that no GraphQL variable has. */
public final class KeySlots {
    static final ColumnType TEXT = new ColumnType.Scalar(PgScalar.TEXT_, new SqlName("pg_catalog", "text"));

    private KeySlots() {}

    /** Under which the values of the n-th column of the key are bound, a list with one text for each row. */
    public static String name(int index) {
        return "#" + index;
    }

    /** The operand of that list. */
    public static Operand operand(int index) {
        return new Operand(
                new ValueRef.Variable(name(index), List.of()), new Operand.Form.Cells(TEXT), ArgumentPath.of("key"));
    }

    /** A key with the values of those rows. */
    static List<MutationRoot.KeyCell> cells(List<Column> key) {
        List<MutationRoot.KeyCell> cells = new ArrayList<>();
        for (Column column : key) {
            cells.add(new MutationRoot.KeyCell(column, operand(cells.size())));
        }
        return cells;
    }
}
