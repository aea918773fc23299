package org.fraiseql.plan;

import java.util.Optional;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.document.Input;
import org.fraiseql.document.ValueRef;
import org.fraiseql.plan.Operand.Form;

/** Makes operands of inputs. */
public final class Operands {
    private Operands() {}

    public static Operand value(Input input, ColumnType type, ArgumentPath argument) {
        return of(input, new Form.Typed(type), argument);
    }

    public static Operand of(Input input, Form form, ArgumentPath argument) {
        return switch (input) {
            case Input.Leaf(ValueRef.Constant(Number count))
            when form instanceof Form.RowCount && count.doubleValue() < 0 ->
                throw PlanErrors.negative(argument, count);
            case Input.Leaf(ValueRef ref) -> new Operand(ref, form, argument);
            case Input.Flag(boolean flag) -> new Operand(new ValueRef.Constant(flag), form, argument);
            case Input.Null absent -> throw PlanErrors.nullOperand(argument);
            case Input.Items(var items) -> new Operand(emptyList(items.isEmpty(), argument), form, argument);
            case Input.EnumValue value -> throw PlanErrors.notValidated(argument + " is an enum value");
            case Input.Fields fields -> throw PlanErrors.notValidated(argument + " is an object");
        };
    }

    private static ValueRef emptyList(boolean isEmpty, ArgumentPath argument) {
        if (!isEmpty) {
            throw PlanErrors.notValidated(argument + " is a list of objects");
        }
        return new ValueRef.Items(java.util.List.of());
    }

    /** An absent or null {@code limit} or {@code offset} asks for nothing. */
    static Optional<Operand> rowCount(Optional<Input> input, boolean isLimit, ErrorLocation place) {
        return input.filter(given -> !(given instanceof Input.Null))
                .map(given -> of(given, new Form.RowCount(isLimit), place.argument(isLimit ? "limit" : "offset")));
    }
}
