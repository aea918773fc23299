package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.plan.write.WriteStep;
import org.fraiseql.plan.write.WriteStep.Assignment;
import org.fraiseql.plan.write.WriteStep.Cells;

/**
 * Renders the insertion of one row, which may meet one that is there, or of many. {@code EXCLUDED} gives values of columns that may be read (PostgreSQL manual,
 * INSERT, Parameters); those of others are given once more.
 */
final class InsertRenderer {
    private static final SqlFragment DEFAULT = raw("DEFAULT");

    private final TargetRowsRenderer choices;
    private final ReturnedColumns returned;

    InsertRenderer(TargetRowsRenderer choices, ReturnedColumns returned) {
        this.choices = choices;
        this.returned = returned;
    }

    SqlFragment one(WriteStep.InsertOne insert) {
        List<SqlFragment> names = new ArrayList<>();
        List<SqlFragment> values = new ArrayList<>();
        for (Assignment assignment : insert.values()) {
            names.add(identifier(assignment.column().name()));
            values.add(AssignmentRenderer.value(insert.target(), assignment));
        }
        SqlFragment rows = values.isEmpty()
                ? raw(" DEFAULT VALUES")
                : concat(raw(" ("), join(", ", names), raw(") VALUES ("), join(", ", values), raw(")"));
        SqlFragment conflict = insert.conflict()
                .map(found -> conflict(insert.target(), found, column -> given(insert, column)))
                .orElse(raw(""));
        return concat(into(insert.target()), rows, conflict, returned.returning());
    }

    private static SqlFragment given(WriteStep.InsertOne insert, Column column) {
        return insert.values().stream()
                .filter(assignment -> assignment.column().equals(column))
                .findFirst()
                .map(assignment -> AssignmentRenderer.value(insert.target(), assignment))
                .orElse(DEFAULT);
    }

    /** @param given the value of a column that may not be read */
    private SqlFragment conflict(WriteTarget target, WriteStep.Conflict conflict, Function<Column, SqlFragment> given) {
        List<SqlFragment> changes = new ArrayList<>();
        for (Column column : conflict.update()) {
            boolean isReadable = target.columnNamed(column.name())
                    .filter(WriteColumn::readable)
                    .isPresent();
            changes.add(
                    isReadable
                            ? set(column, "EXCLUDED")
                            : concat(identifier(column.name()), raw(" = "), given.apply(column)));
        }
        if (changes.isEmpty()) {
            changes.add(unchanged(target, conflict.key()));
        }
        SqlFragment condition = choices.ofConflict(target, conflict.condition());
        return concat(
                raw(" ON CONFLICT "), inferred(conflict.key()), raw(" DO UPDATE SET "), join(", ", changes), condition);
    }

    private static SqlFragment set(Column column, String row) {
        return concat(identifier(column.name()), raw(" = " + row + "."), identifier(column.name()));
    }

    /** A row that is left alone is not returned; one whose key is set to itself is, or else another column that may be changed. */
    private static SqlFragment unchanged(WriteTarget target, UniqueKey key) {
        Column first = key.columns().getFirst();
        boolean mayChangeKey = target.columnNamed(first.name())
                .filter(WriteColumn::isChangeable)
                .isPresent();
        return mayChangeKey
                ? set(first, "EXCLUDED")
                : target.columns().stream()
                        .filter(WriteColumn::isChangeable)
                        .findFirst()
                        .map(column -> set(column.column(), KeyRowSource.ROW))
                        .orElseThrow();
    }

    private static SqlFragment inferred(UniqueKey key) {
        List<SqlFragment> columns = new ArrayList<>();
        key.columns().forEach(column -> columns.add(identifier(column.name())));
        return key.inference().map(SqlFragment::raw).orElseGet(() -> concat(raw("("), join(", ", columns), raw(")")));
    }

    /** Columns as arrays of texts: they become rows by {@code unnest}, however many there are. */
    SqlFragment many(WriteStep.InsertMany insert) {
        SqlFragment into = into(insert.target());
        if (insert.cells().isEmpty()) {
            return concat(into, defaults(insert), returned.returning());
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
                insert.conflict()
                        .map(found -> conflict(insert.target(), found, column -> given(insert, column)))
                        .orElse(raw("")),
                returned.returning());
    }

    /** Of the only row: which of several met the one that is there could not be told. */
    private static SqlFragment given(WriteStep.InsertMany insert, Column column) {
        if (insert.positions().size() != 1) {
            throw new IllegalStateException("several rows change " + column.name() + ", which may not be read");
        }
        return insert.cells().stream()
                .filter(cells -> cells.column().equals(column))
                .findFirst()
                .map(cells -> concat(
                        raw("(SELECT "),
                        WriteValues.ofText(raw("g.c"), column, insert.target()),
                        raw(" FROM unnest("),
                        Binds.of(cells.values()),
                        raw(") g(c))")))
                .orElse(DEFAULT);
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

    private static SqlFragment into(WriteTarget target) {
        SqlName name = target.name();
        return concat(
                raw("INSERT INTO "),
                identifier(name.schema()),
                raw("."),
                identifier(name.name()),
                raw(" AS " + KeyRowSource.ROW));
    }
}
