package org.fraiseql.plan;

import java.util.Map;
import org.fraiseql.document.Input;

/** Takes the expected kind of value out of an input. */
public final class Inputs {
    private Inputs() {}

    static Map<String, Input> fields(Input input, ArgumentPath path) {
        return switch (input) {
            case Input.Fields(var fields) -> fields;
            case Input.Null absent -> throw PlanErrors.nullStructure(path);
            case Input.Leaf leaf -> throw PlanErrors.notValidated(path.path());
            case Input.Flag flag -> throw PlanErrors.notValidated(path.path());
            case Input.EnumValue value -> throw PlanErrors.notValidated(path.path());
            case Input.Items items -> throw PlanErrors.notValidated(path.path());
        };
    }

    public static Map<String, Input> fields(Input input, String path) {
        return fields(input, ArgumentPath.of(path));
    }

    static boolean flag(Input input, ArgumentPath path) {
        return switch (input) {
            case Input.Flag(boolean value) -> value;
            case Input.Null absent -> throw PlanErrors.nullOperand(path);
            case Input.Fields fields -> throw PlanErrors.notValidated(path.path());
            case Input.Leaf leaf -> throw PlanErrors.notValidated(path.path());
            case Input.EnumValue value -> throw PlanErrors.notValidated(path.path());
            case Input.Items items -> throw PlanErrors.notValidated(path.path());
        };
    }

    static Input required(Map<String, Input> fields, String name, ArgumentPath path) {
        Input input = fields.get(name);
        if (input == null) {
            throw PlanErrors.nullOperand(path.dot(name));
        }
        return input;
    }
}
