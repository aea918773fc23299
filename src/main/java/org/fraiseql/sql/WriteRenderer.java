package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.bind;
import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.UpdateOp;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.plan.MutationRoot.KeyCell;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Output;
import org.fraiseql.plan.Page;
import org.fraiseql.plan.Predicate;
import org.fraiseql.plan.WriteStep;
import org.fraiseql.plan.WriteStep.Assignment;
import org.fraiseql.plan.WriteStep.Cells;
import org.fraiseql.plan.WriteStep.Change;
import org.fraiseql.plan.WriteStep.Choice;
import org.fraiseql.plan.WriteStep.Returning;

/**
 * Renders a {@link WriteStep} as one statement. Its result has what the step returns and, in its last column, the number of the transaction: whether
 * that one was committed can be asked after the connection broke while it was.
 */
public final class WriteRenderer {
    private static final String ROW = "t0";

    private final Aliases aliases = new Aliases();
    private final List<SqlFragment> returned = new ArrayList<>();

    private WriteRenderer() {
        aliases.next();
    }

    public static SqlStatement render(WriteStep step) {
        return new WriteRenderer().statement(step);
    }

    private SqlStatement statement(WriteStep step) {
        JsonNode layout = layout(step.returning());
        boolean isWrite = !(step instanceof WriteStep.Lock || step instanceof WriteStep.Find);
        returned.add(raw(isWrite ? "pg_current_xact_id()" : "NULL"));
        SqlFragment text =
                switch (step) {
                    case WriteStep.InsertOne insert -> insertOne(insert);
                    case WriteStep.InsertMany insert -> insertMany(insert);
                    case WriteStep.Update update -> update(update);
                    case WriteStep.Delete delete -> delete(delete);
                    case WriteStep.Lock lock -> lock(lock);
                    case WriteStep.Find find -> ConnectRenderer.find(find, returned);
                    case WriteStep.Attach attach -> {
                        returned.addFirst(raw(WrittenRows.POSITION));
                        yield ConnectRenderer.attach(attach, returned);
                    }
                };
        return new SqlStatement(text, layout, returned.size(), Page.ALL, false);
    }

    private JsonNode layout(Returning returning) {
        return switch (returning) {
            case Returning.Nothing() -> new JsonNode.Members(List.of(), OptionalInt.empty());
            case Returning.Keys(List<Column> columns) -> {
                columns.forEach(column -> returned.add(concat(plain(column), raw("::text"))));
                yield new JsonNode.Members(List.of(), OptionalInt.empty());
            }
            case Returning.Kept kept -> {
                kept.columns().forEach(column -> returned.add(concat(plain(column), raw("::text"))));
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
                new JsonNode.Column(add(ValueRenderer.flat(raw(ROW), column)), JsonForm.of(column.type()));
            case Output.Composite composite ->
                new JsonNode.Column(
                        add(new NestedRenderer(aliases).composite(raw(ROW), composite)), JsonForm.Simple.JSON);
            case Output.Typename(String key, String typeName) -> new JsonNode.Constant(typeName);
            case Output.One one -> throw new IllegalArgumentException("relations are read back by key");
            case Output.Many many -> throw new IllegalArgumentException("relations are read back by key");
        };
    }

    private int add(SqlFragment column) {
        returned.add(column);
        return returned.size() - 1;
    }

    private SqlFragment returning() {
        return concat(raw(" RETURNING "), join(", ", returned));
    }

    private SqlFragment insertOne(WriteStep.InsertOne insert) {
        List<SqlFragment> names = new ArrayList<>();
        List<SqlFragment> values = new ArrayList<>();
        for (Assignment assignment : insert.values()) {
            names.add(identifier(assignment.column().name()));
            values.add(value(insert.target(), assignment));
        }
        SqlFragment rows = values.isEmpty()
                ? raw(" DEFAULT VALUES")
                : concat(raw(" ("), join(", ", names), raw(") VALUES ("), join(", ", values), raw(")"));
        SqlFragment conflict =
                insert.conflict().map(found -> conflict(insert.target(), found)).orElse(raw(""));
        return concat(raw("INSERT INTO "), table(insert.target(), " AS "), rows, conflict, returning());
    }

    private SqlFragment conflict(WriteTarget target, WriteStep.Conflict conflict) {
        List<SqlFragment> key = new ArrayList<>();
        conflict.key().columns().forEach(column -> key.add(identifier(column.name())));
        // a row that is left alone is not returned; one whose key is set to itself is
        List<Column> update =
                conflict.update().isEmpty() ? List.of(conflict.key().columns().getFirst()) : conflict.update();
        List<SqlFragment> changes = new ArrayList<>();
        update.forEach(column ->
                changes.add(concat(identifier(column.name()), raw(" = EXCLUDED."), identifier(column.name()))));
        SqlFragment condition = conflict.condition().equals(Predicate.ALWAYS)
                ? raw("")
                : concat(raw(" WHERE "), where(target, conflict.condition()));
        return concat(raw(" ON CONFLICT ("), join(", ", key), raw(") DO UPDATE SET "), join(", ", changes), condition);
    }

    /** Columns as arrays of texts: they become rows by {@code unnest}, however many there are. */
    private SqlFragment insertMany(WriteStep.InsertMany insert) {
        SqlFragment into = concat(raw("INSERT INTO "), table(insert.target(), " AS "));
        if (insert.cells().isEmpty()) {
            return concat(into, defaults(insert), returning());
        }
        List<SqlFragment> names = new ArrayList<>();
        List<SqlFragment> values = new ArrayList<>();
        List<SqlFragment> arrays = new ArrayList<>();
        List<SqlFragment> labels = new ArrayList<>();
        for (Cells cells : insert.cells()) {
            String label = "c" + names.size();
            names.add(identifier(cells.column().name()));
            values.add(WriteValues.ofText(raw("r." + label), cells.column(), insert.target()));
            arrays.add(Binds.of(cells.values()));
            labels.add(raw(label));
        }
        return concat(
                into,
                raw(" ("),
                join(", ", names),
                raw(") SELECT "),
                join(", ", values),
                raw(" FROM unnest("),
                join(", ", arrays),
                raw(") WITH ORDINALITY r("),
                join(", ", labels),
                raw(", n) ORDER BY r.n"),
                returning());
    }

    /** Rows of nothing but defaults: there is no array to take their number from. */
    private static SqlFragment defaults(WriteStep.InsertMany insert) {
        if (insert.positions().size() == 1) {
            return raw(" DEFAULT VALUES");
        }
        SqlFragment row = insert.target().columns().stream()
                .filter(column -> column.insertable())
                .findFirst()
                .map(column -> identifier(column.column().name()))
                .orElseThrow();
        List<SqlFragment> rows = new ArrayList<>();
        insert.positions().forEach(position -> rows.add(raw("(DEFAULT)")));
        return concat(raw(" ("), row, raw(") VALUES "), join(", ", rows));
    }

    private SqlFragment update(WriteStep.Update update) {
        List<SqlFragment> changes = new ArrayList<>();
        for (Assignment assignment : update.changes()) {
            changes.add(concat(identifier(assignment.column().name()), raw(" = "), value(update.target(), assignment)));
        }
        return concat(
                raw("UPDATE "),
                table(update.target(), " "),
                raw(" SET "),
                join(", ", changes),
                chosen(update.target(), update.choice(), " FROM "),
                returning());
    }

    private SqlFragment delete(WriteStep.Delete delete) {
        return concat(
                raw("DELETE FROM "),
                table(delete.target(), " "),
                chosen(delete.target(), delete.choice(), " USING "),
                returning());
    }

    private SqlFragment lock(WriteStep.Lock lock) {
        return concat(
                raw("SELECT "),
                join(", ", returned),
                raw(" FROM "),
                table(lock.target(), " "),
                chosen(lock.target(), lock.choice(), ", "),
                raw(" FOR UPDATE OF " + ROW));
    }

    private static SqlFragment value(WriteTarget target, Assignment assignment) {
        Column column = assignment.column();
        return switch (assignment.change()) {
            case Change.ToNull() -> raw("NULL");
            case Change.To(Operand value) -> WriteValues.ofBind(value, column, target);
            case Change.By(UpdateOp op, Operand operand) -> by(op, column, operand);
        };
    }

    private static SqlFragment by(UpdateOp op, Column column, Operand operand) {
        SqlFragment value = bind(operand, WriteValues.cast(operand));
        return switch (op) {
            case INCREMENT -> concat(plain(column), raw(" + "), value);
            case APPEND -> concat(plain(column), raw(" || "), value);
            case PREPEND -> concat(value, raw(" || "), plain(column));
            case DELETE_KEY -> concat(plain(column), raw(" - "), value);
        };
    }

    /** @param joining what stands before a second row source in this statement */
    private SqlFragment chosen(WriteTarget target, Choice choice, String joining) {
        return switch (choice) {
            case Choice.ByKey(Predicate condition) ->
                concat(raw(" WHERE "), new PredicateRenderer(ROW, aliases).render(condition));
            case Choice.Where(Predicate condition) ->
                condition.equals(Predicate.ALWAYS) ? raw("") : concat(raw(" WHERE "), where(target, condition));
            case Choice.Keyed(List<KeyCell> keys) ->
                concat(raw(joining), WrittenRows.source(keys), raw(" WHERE "), WrittenRows.matches(keys, ROW));
        };
    }

    /** A condition on the table as it is read; what is written through another relation is found by its key. */
    private SqlFragment where(WriteTarget target, Predicate condition) {
        if (target.isReadItself()) {
            return new PredicateRenderer(ROW, aliases).render(condition);
        }
        String read = aliases.next();
        List<SqlFragment> written = new ArrayList<>();
        List<SqlFragment> found = new ArrayList<>();
        for (Column column : target.identity().map(UniqueKey::columns).orElse(List.of())) {
            written.add(plain(column));
            found.add(concat(raw(read + "."), identifier(column.name())));
        }
        return concat(
                raw("("),
                join(", ", written),
                raw(") IN (SELECT "),
                join(", ", found),
                raw(" FROM "),
                RowSource.aliased(target.table().readFrom(), read),
                raw(" WHERE "),
                new PredicateRenderer(read, aliases).render(condition),
                raw(")"));
    }

    private static SqlFragment plain(Column column) {
        return concat(raw(ROW + "."), identifier(column.name()));
    }

    private static SqlFragment table(WriteTarget target, String before) {
        SqlName name = target.name();
        return concat(identifier(name.schema()), raw("."), identifier(name.name()), raw(before + ROW));
    }
}
