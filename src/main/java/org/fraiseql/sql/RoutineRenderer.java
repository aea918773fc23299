package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.Routine;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Page;
import org.fraiseql.plan.RootPlan;
import org.fraiseql.plan.RoutineCall;

/** Renders calls of functions; arguments that have names are given by name, so that defaults can be left out anywhere. */
public final class RoutineRenderer {
    private RoutineRenderer() {}

    /** A function whose result is a value or a list of values. */
    public static SqlStatement render(RootPlan.Value plan) {
        Column value = new Column(
                "value", "value", plan.type(), true, false, false, Optional.empty(), Optional.empty(), Omissions.NONE);
        SqlFragment text = concat(
                raw("SELECT "),
                ValueRenderer.flat(raw("t0"), value),
                raw(" FROM "),
                call(plan.call()),
                raw(" t0("),
                identifier(value.name()),
                raw(")"));
        JsonNode layout = new JsonNode.Column(0, JsonForm.of(plan.type()));
        return new SqlStatement(text, layout, 1, Page.ALL, !plan.isList());
    }

    static SqlFragment call(RoutineCall call) {
        return concat(name(call.routine()), raw("("), join(", ", arguments(call)), raw(")"));
    }

    /** A call whose first argument is a row. */
    static SqlFragment call(RoutineCall call, SqlFragment row) {
        List<SqlFragment> arguments = new ArrayList<>(List.of(row));
        arguments.addAll(arguments(call));
        return concat(name(call.routine()), raw("("), join(", ", arguments), raw(")"));
    }

    /** What a function of a row gives: a set of values as an array. */
    static SqlFragment value(RoutineCall call, SqlFragment row) {
        SqlFragment value = call(call, row);
        return call.routine().returnsSet() ? concat(raw("ARRAY(SELECT "), value, raw(")")) : value;
    }

    static SqlFragment name(Routine routine) {
        return concat(
                identifier(routine.name().schema()),
                raw("."),
                identifier(routine.name().name()));
    }

    static List<SqlFragment> arguments(RoutineCall call) {
        List<SqlFragment> arguments = new ArrayList<>();
        for (RoutineCall.Given given : call.arguments()) {
            SqlFragment value = given.value()
                    .map(RoutineRenderer::bound)
                    .orElseGet(
                            () -> raw("NULL::" + SqlTypes.cast(given.argument().type())));
            String argument = given.argument().name();
            SqlFragment named = argument.isEmpty() ? value : concat(identifier(argument), raw(" => "), value);
            arguments.add(given.argument().isVariadic() ? concat(raw("VARIADIC "), named) : named);
        }
        return arguments;
    }

    private static SqlFragment bound(Operand operand) {
        return operand.form() instanceof Operand.Form.Typed(var type)
                ? SqlFragment.bind(operand, SqlTypes.cast(type))
                : Binds.of(operand);
    }
}
