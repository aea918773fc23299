package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Operator;
import org.fraiseql.document.Input;
import org.fraiseql.document.Selection;

/** The arguments of a field that stands for one row, one for each column of its key: reads and writes are given it alike. */
public final class KeyArguments {
    private KeyArguments() {}

    public static Predicate condition(List<Column> key, Selection selection) {
        List<Predicate> terms = new ArrayList<>();
        for (Column column : key) {
            terms.add(new Predicate.Compare(column, Operator.EQ, List.of(compared(column, selection))));
        }
        return Predicate.and(terms);
    }

    /** A key whose type is known by its name only is compared as of that type: it has an equality, and several texts may mean one value. */
    private static Operand compared(Column column, Selection selection) {
        Operand operand = operand(column, selection);
        return column.type().isKnownByName()
                ? new Operand(
                        operand.value(), new Operand.Form.Named(column.type().sqlName()), operand.argument())
                : operand;
    }

    public static Operand operand(Column column, Selection selection) {
        Input input = selection.arguments().get(column.fieldName());
        if (input == null) {
            throw PlanErrors.notValidated("a key argument is missing: " + column.fieldName());
        }
        return Operands.value(input, column.type(), ArgumentPath.of(column.fieldName()));
    }
}
