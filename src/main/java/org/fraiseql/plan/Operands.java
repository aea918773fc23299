package org.fraiseql.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            when form instanceof Form.RowCount && count.doubleValue() < 0 -> throw PlanErrors.negative(argument, count);
            case Input.Leaf(ValueRef ref) -> new Operand(ref, form, argument);
            case Input.Null absent -> throw PlanErrors.nullOperand(argument);
            case Input.Flag flag -> new Operand(data(flag), form, argument);
            case Input.Items items -> new Operand(data(items), form, argument);
            case Input.Fields composite -> new Operand(data(composite), form, argument);
            case Input.EnumValue value -> throw PlanErrors.notValidated(argument + " is an enum value");
        };
    }

    /** The value of one column: an object is a composite one. */
    public static ValueRef data(Input input) {
        return switch (input) {
            case Input.Leaf(ValueRef ref) -> ref;
            case Input.Flag(boolean flag) -> new ValueRef.Constant(flag);
            case Input.Null absent -> new ValueRef.Null();
            case Input.Items(List<Input> items) ->
                new ValueRef.Items(items.stream().map(Operands::data).toList());
            case Input.Fields(Map<String, Input> fields) -> {
                Map<String, ValueRef> members = new LinkedHashMap<>();
                fields.forEach((field, member) -> members.put(field, data(member)));
                yield new ValueRef.Attributes(members);
            }
            case Input.EnumValue value -> throw PlanErrors.notValidated("a value is an enum value of the schema");
        };
    }

    /** An absent or null {@code limit} or {@code offset} asks for nothing. */
    static Optional<Operand> rowCount(Optional<Input> input, boolean isLimit, ErrorLocation place) {
        return input.filter(given -> !(given instanceof Input.Null))
                .map(given -> of(given, new Form.RowCount(isLimit), place.argument(isLimit ? "limit" : "offset")));
    }
}
