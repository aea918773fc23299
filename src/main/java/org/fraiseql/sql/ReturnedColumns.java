package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.fraiseql.catalog.Column;
import org.fraiseql.plan.Output;
import org.fraiseql.plan.write.WriteStep.Returning;

/** The columns that a statement gives for each row that it wrote, the number of the transaction being the last. One instance renders one statement. */
final class ReturnedColumns {
    private final Aliases aliases;
    private final List<SqlFragment> returned = new ArrayList<>();

    ReturnedColumns(Aliases aliases) {
        this.aliases = aliases;
    }

    SqlFragment returning() {
        return concat(raw(" RETURNING "), list());
    }

    SqlFragment list() {
        return join(", ", returned);
    }

    int count() {
        return returned.size();
    }

    /** Asking for the number is what gives a transaction one: a statement that only reads gives NULL. */
    void addTransactionNumber(boolean isWrite) {
        returned.add(raw(isWrite ? "pg_current_xact_id()" : "NULL"));
    }

    /** Which of the keys the row was found by. */
    void addPosition() {
        returned.addFirst(raw(KeyRowSource.POSITION));
    }

    /** What tells a row from others, before all else that is returned of it. */
    void addTelling(List<Column> columns) {
        columns.forEach(column -> returned.add(text(column)));
    }

    private static SqlFragment text(Column column) {
        return concat(ValueRenderer.column(KeyRowSource.ROW, column.name()), raw("::text"));
    }

    JsonNode layout(Returning returning) {
        return switch (returning) {
            case Returning.Nothing() -> new JsonNode.Members(List.of(), OptionalInt.empty());
            case Returning.Positions() -> {
                addPosition();
                yield new JsonNode.Members(List.of(), OptionalInt.empty());
            }
            case Returning.Keys(List<Column> columns) -> {
                columns.forEach(column -> returned.add(text(column)));
                yield new JsonNode.Members(List.of(), OptionalInt.empty());
            }
            case Returning.StepOutput output -> {
                output.columns().forEach(column -> returned.add(text(column)));
                yield new JsonNode.Members(List.of(), OptionalInt.empty());
            }
            case Returning.Rows(List<Output> outputs) -> {
                List<JsonNode.Member> members = new ArrayList<>();
                outputs.forEach(output -> members.add(new JsonNode.Member(output.key(), node(output))));
                yield new JsonNode.Members(members, OptionalInt.empty());
            }
        };
    }

    private JsonNode node(Output output) {
        return switch (output) {
            case Output.Value(String key, Column column) ->
                new JsonNode.Column(add(ValueRenderer.flat(raw(KeyRowSource.ROW), column)), JsonForm.of(column.type()));
            case Output.Composite composite ->
                new JsonNode.Column(
                        add(new CompositeRenderer(aliases).composite(raw(KeyRowSource.ROW), composite)), JsonForm.RAW);
            case Output.Document(Column column, var field) ->
                new JsonNode.Column(
                        add(DocumentRenderer.json(
                                raw(KeyRowSource.ROW), column.document().orElseThrow())),
                        JsonForm.document(column, field, false));
            case Output.Typename(String key, String typeName) -> new JsonNode.Constant(typeName);
            case Output.One one -> throw new IllegalArgumentException("relations are read back by key");
            case Output.Rows rows -> throw new IllegalArgumentException("relations are read back by key");
            case Output.Called called ->
                throw new IllegalArgumentException("what functions of a row give is read back by key");
            case Output.CalledOne called ->
                throw new IllegalArgumentException("what functions of a row give is read back by key");
        };
    }

    private int add(SqlFragment column) {
        returned.add(column);
        return returned.size() - 1;
    }
}
