package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.plan.Output;
import org.fraiseql.plan.Page;
import org.fraiseql.plan.write.CallPlan;
import org.fraiseql.plan.write.KeySlots;

/** Renders calls of volatile functions and of procedures. */
public final class CallRenderer {
    private static final String ROW = "t0";
    private static final JsonNode NO_JSON = new JsonNode.Members(List.of(), OptionalInt.empty());

    private CallRenderer() {}

    /** The number of the transaction, if it has written anything. */
    public static SqlStatement transactionNumber() {
        return new SqlStatement(raw("SELECT pg_current_xact_id_if_assigned()"), NO_JSON, 1, Page.ALL, true);
    }

    public static SqlStatement render(CallPlan.Nothing plan) {
        SqlFragment call = RoutineRenderer.call(plan.call());
        return new SqlStatement(
                concat(raw(plan.isProcedure() ? "CALL " : "SELECT "), call), NO_JSON, 1, Page.ALL, true);
    }

    /** Output arguments are given as NULL, as CALL wants it (PostgreSQL manual, CALL). */
    public static SqlStatement render(CallPlan.Procedure plan) {
        List<SqlFragment> arguments = new ArrayList<>();
        Set<String> inputs = new LinkedHashSet<>();
        plan.call().routine().arguments().forEach(input -> inputs.add(input.name()));
        RoutineRenderer.arguments(plan.call()).forEach(arguments::add);
        for (Column output : plan.outputs().columns()) {
            if (!inputs.contains(output.name())) {
                arguments.add(concat(identifier(output.name()), raw(" => NULL::" + SqlTypes.cast(output.type()))));
            }
        }
        SqlFragment text = concat(
                raw("CALL "), RoutineRenderer.name(plan.call().routine()), raw("("), join(", ", arguments), raw(")"));
        List<JsonNode.Member> members = new ArrayList<>();
        plan.selected().forEach(output -> members.add(new JsonNode.Member(output.key(), node(output, plan.outputs()))));
        JsonNode layout = new JsonNode.Members(members, OptionalInt.empty());
        return new SqlStatement(text, layout, plan.outputs().columns().size(), Page.ALL, true);
    }

    private static JsonNode node(Output output, Table outputs) {
        return switch (output) {
            case Output.Value(String key, Column column) ->
                new JsonNode.Column(outputs.columns().indexOf(column), JsonForm.of(column.type()));
            case Output.Typename(String key, String typeName) -> new JsonNode.Constant(typeName);
            case Output.Composite composite -> throw new IllegalArgumentException("no composites among the outputs");
            case Output.Document document -> throw new IllegalArgumentException("no documents among the outputs");
            case Output.One one -> throw new IllegalArgumentException("outputs have no relations");
            case Output.Rows rows -> throw new IllegalArgumentException("outputs have no relations");
            case Output.Called called -> throw new IllegalArgumentException("outputs have no functions of rows");
            case Output.CalledOne called -> throw new IllegalArgumentException("outputs have no functions of rows");
        };
    }

    /** The call of {@link CallPlan.BufferedRows}: each row whole, or its columns, as texts. */
    public static SqlStatement buffered(CallPlan.BufferedRows plan) {
        List<SqlFragment> columns = new ArrayList<>();
        CallPlan.bufferedColumns(plan)
                .forEach(column -> columns.add(concat(raw(ROW + "."), identifier(column.name()), raw("::text"))));
        if (columns.isEmpty()) {
            columns.add(raw(ROW + ".*::text"));
        }
        SqlFragment text = concat(
                raw("SELECT "),
                join(", ", columns),
                raw(" FROM "),
                RoutineRenderer.call(plan.call()),
                raw(" " + ROW),
                raw(plan.isList() ? "" : " WHERE NOT (" + ROW + ".* IS NULL)"));
        return new SqlStatement(text, NO_JSON, columns.size(), Page.ALL, !plan.isList());
    }

    /** The call of {@link CallPlan.FoundRows}: the keys, as texts. */
    public static SqlStatement keys(CallPlan.FoundRows plan) {
        List<SqlFragment> columns = new ArrayList<>();
        plan.read()
                .keys()
                .forEach(key -> columns.add(
                        concat(raw(ROW + "."), identifier(key.column().name()), raw("::text"))));
        SqlFragment text = concat(
                raw("SELECT "), join(", ", columns), raw(" FROM "), RoutineRenderer.call(plan.call()), raw(" " + ROW));
        return new SqlStatement(text, NO_JSON, columns.size(), Page.ALL, !plan.isList());
    }

    /** A {@code mutation_response}: the columns of {@link ResponseColumns}, then what is selected. */
    public static SqlStatement render(CallPlan.Response plan) {
        List<SqlFragment> columns = ResponseColumns.of(plan);
        SqlFragment text = concat(
                raw("SELECT "),
                join(", ", columns),
                raw(" FROM "),
                RoutineRenderer.call(plan.call()),
                raw(" " + ROW + " WHERE NOT (" + ROW + ".* IS NULL)"));
        return new SqlStatement(text, NO_JSON, columns.size(), Page.ALL, true);
    }

    /** The buffered rows as a row source. */
    static SqlFragment source(CallPlan.BufferedRows plan, String alias) {
        Table table = plan.read().table();
        if (plan.isRowOfTable()) {
            SqlName name = table.readFrom();
            return concat(
                    raw("unnest("),
                    Binds.of(KeySlots.operand(0)),
                    raw("::"),
                    identifier(name.schema()),
                    raw("."),
                    identifier(name.name()),
                    raw("[]) " + alias));
        }
        List<SqlFragment> arrays = new ArrayList<>();
        List<SqlFragment> labels = new ArrayList<>();
        List<SqlFragment> values = new ArrayList<>();
        for (Column column : CallPlan.bufferedColumns(plan)) {
            String label = "k" + labels.size();
            arrays.add(Binds.of(KeySlots.operand(labels.size())));
            labels.add(raw(label));
            values.add(concat(
                    raw("k." + label + "::" + SqlTypes.cast(column.type()) + " AS "), identifier(column.name())));
        }
        return concat(
                raw("(SELECT "),
                join(", ", values),
                raw(" FROM unnest("),
                join(", ", arrays),
                raw(") k("),
                join(", ", labels),
                raw(")) " + alias));
    }
}
