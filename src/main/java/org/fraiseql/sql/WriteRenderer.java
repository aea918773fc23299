package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.plan.Page;
import org.fraiseql.plan.RowConditions;
import org.fraiseql.plan.write.WriteStep;
import org.fraiseql.plan.write.WriteStep.Assignment;

/**
 * Renders a {@link WriteStep} as one statement. Its result has what the step returns and, in its last column, the number of the transaction: whether
 * that one was committed can be asked after the connection broke while it was.
 */
public final class WriteRenderer {
    private final Aliases aliases;
    private final ReturnedColumns returned;
    private final TargetRowsRenderer targetRows;

    private WriteRenderer(RowConditions conditions) {
        this.aliases = new Aliases(conditions);
        aliases.nextStored(); // is KeyRowSource.ROW
        this.returned = new ReturnedColumns(aliases);
        this.targetRows = new TargetRowsRenderer(aliases);
    }

    /** @param conditions which rows there are to be changed, deleted or referred to */
    public static SqlStatement render(WriteStep step, RowConditions conditions) {
        return new WriteRenderer(conditions).statement(step);
    }

    private SqlStatement statement(WriteStep step) {
        if (step instanceof WriteStep.InsertMany insert) {
            returned.addTelling(insert.tellingBesideRows());
        }
        JsonNode layout = returned.layout(step.returning());
        boolean isWrite = !(step instanceof WriteStep.Lock || step instanceof WriteStep.Find);
        returned.addTransactionNumber(isWrite);
        SqlFragment text =
                switch (step) {
                    case WriteStep.InsertOne insert -> new InsertRenderer(targetRows, returned).one(insert);
                    case WriteStep.InsertMany insert -> new InsertRenderer(targetRows, returned).many(insert);
                    case WriteStep.Update update -> update(update);
                    case WriteStep.Delete delete -> delete(delete);
                    case WriteStep.Lock lock -> lock(lock);
                    case WriteStep.Find find -> ConnectRenderer.find(find, aliases, returned);
                    case WriteStep.Attach attach -> {
                        returned.addPosition();
                        yield ConnectRenderer.attach(attach, targetRows, returned);
                    }
                };
        return new SqlStatement(text, layout, returned.count(), Page.ALL, false);
    }

    private SqlFragment update(WriteStep.Update update) {
        List<SqlFragment> changes = new ArrayList<>();
        for (Assignment assignment : update.changes()) {
            changes.add(concat(
                    identifier(assignment.column().name()),
                    raw(" = "),
                    AssignmentRenderer.value(update.target(), assignment)));
        }
        return concat(
                raw("UPDATE "),
                RowSource.aliased(update.target().name(), KeyRowSource.ROW),
                raw(" SET "),
                join(", ", changes),
                targetRows.render(update.target(), update.rows(), " FROM "),
                returned.returning());
    }

    private SqlFragment delete(WriteStep.Delete delete) {
        return concat(
                raw("DELETE FROM "),
                RowSource.aliased(delete.target().name(), KeyRowSource.ROW),
                targetRows.render(delete.target(), delete.rows(), " USING "),
                returned.returning());
    }

    private SqlFragment lock(WriteStep.Lock lock) {
        return concat(
                raw("SELECT "),
                returned.list(),
                raw(" FROM "),
                RowSource.aliased(lock.target().name(), KeyRowSource.ROW),
                targetRows.render(lock.target(), lock.rows(), ", "),
                raw(lock.target().isLockable() ? " FOR UPDATE OF " + KeyRowSource.ROW : ""));
    }
}
