package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.MutationNames;
import org.fraiseql.catalog.Operator;
import org.fraiseql.document.Input;
import org.fraiseql.document.Selection;

/** The arguments of a field that stands for one row, one for each column of its key: reads and writes are given it alike. */
public final class KeyArguments {
    private KeyArguments() {}

    /** The condition that a query's arguments make. */
    public static Predicate condition(List<Column> key, Selection selection) {
        return condition(key, Column::fieldName, selection);
    }

    /** The condition that a mutation's arguments make, which has others besides. */
    public static Predicate conditionOfMutation(List<Column> key, Selection selection) {
        return condition(key, KeyArguments::ofMutation, selection);
    }

    /** The value that a mutation was given for a column of the key. */
    public static Operand operandOfMutation(Column column, Selection selection) {
        return operand(column, ofMutation(column), selection);
    }

    private static String ofMutation(Column column) {
        return MutationNames.keyArgument(column.fieldName());
    }

    private static Predicate condition(List<Column> key, Function<Column, String> argument, Selection selection) {
        List<Predicate> terms = new ArrayList<>();
        for (Column column : key) {
            Operand operand = compared(column, operand(column, argument.apply(column), selection));
            terms.add(new Predicate.Compare(column, Operator.EQ, List.of(operand)));
        }
        return Predicate.and(terms);
    }

    /** A key whose type is known by its name only is compared as of that type: it has an equality, and several texts may mean one value. */
    private static Operand compared(Column column, Operand operand) {
        return column.type().isKnownByName()
                ? new Operand(
                        operand.value(), new Operand.Form.Named(column.type().sqlName()), operand.argument())
                : operand;
    }

    private static Operand operand(Column column, String argument, Selection selection) {
        Input input = selection.arguments().get(argument);
        if (input == null) {
            throw PlanErrors.notValidated("a key argument is missing: " + argument);
        }
        return Operands.value(input, column.type(), ArgumentPath.of(argument));
    }
}
