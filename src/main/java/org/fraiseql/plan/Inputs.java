package org.fraiseql.plan;

import java.util.Map;
import org.fraiseql.document.Input;

/** Takes the expected kind of value out of an input. */
final class Inputs {
    private Inputs() {}

    static Map<String, Input> fields(Input input, Argument path) {
        return switch (input) {
            case Input.Fields(var fields) -> fields;
            case Input.Null absent -> throw PlanErrors.nullStructure(path);
            case Input.Leaf leaf -> throw PlanErrors.notValidated(path.path());
            case Input.Flag flag -> throw PlanErrors.notValidated(path.path());
            case Input.Choice choice -> throw PlanErrors.notValidated(path.path());
            case Input.Items items -> throw PlanErrors.notValidated(path.path());
        };
    }

    static Map<String, Input> fields(Input input, String path) {
        return fields(input, Argument.of(path));
    }

    static boolean flag(Input input, Argument path) {
        return switch (input) {
            case Input.Flag(boolean value) -> value;
            case Input.Null absent -> throw PlanErrors.nullOperand(path);
            case Input.Fields fields -> throw PlanErrors.notValidated(path.path());
            case Input.Leaf leaf -> throw PlanErrors.notValidated(path.path());
            case Input.Choice choice -> throw PlanErrors.notValidated(path.path());
            case Input.Items items -> throw PlanErrors.notValidated(path.path());
        };
    }

    static Input required(Map<String, Input> fields, String name, Argument path) {
        Input input = fields.get(name);
        if (input == null) {
            throw PlanErrors.nullOperand(path.dot(name));
        }
        return input;
    }
}
