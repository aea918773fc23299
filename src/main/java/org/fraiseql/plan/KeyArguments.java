package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Operator;
import org.fraiseql.document.Input;
import org.fraiseql.document.Selection;

/** The arguments of a field that stands for one row, one for each column of its key: reads and writes are given it alike. */
final class KeyArguments {
    private KeyArguments() {}

    static Predicate condition(List<Column> key, Selection selection) {
        List<Predicate> terms = new ArrayList<>();
        for (Column column : key) {
            terms.add(new Predicate.Compare(column, Operator.EQ, List.of(operand(column, selection))));
        }
        return Predicate.and(terms);
    }

    static Operand operand(Column column, Selection selection) {
        Input input = selection.arguments().get(column.fieldName());
        if (input == null) {
            throw PlanErrors.notValidated("a key argument is missing: " + column.fieldName());
        }
        return Operands.value(input, column.type(), Argument.of(column.fieldName()));
    }
}
