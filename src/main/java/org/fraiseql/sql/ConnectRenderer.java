package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.plan.write.KeyCell;
import org.fraiseql.plan.write.WriteStep;
import org.fraiseql.plan.write.WriteStep.Cells;

/** Renders the steps of nested writes that find existing rows by their keys, many at once. */
final class ConnectRenderer {
    private ConnectRenderer() {}

    /** One row for each key, in their order. A view may show several that one key of the table behind it stands for. */
    static SqlFragment find(WriteStep.Find find, Aliases aliases, ReturnedColumns returned) {
        List<KeyCell> keys = keys(find.key());
        boolean isOneForEach =
                find.table().writeTo().equals(Optional.of(find.table().readFrom()))
                        && !find.table().repeatsKeys();
        return concat(
                raw(isOneForEach ? "SELECT " : "SELECT DISTINCT ON (" + KeyRowSource.POSITION + ") "),
                returned.list(),
                raw(" FROM "),
                KeyRowSource.source(keys),
                raw(" LEFT JOIN "),
                RowSource.aliased(find.table().readFrom(), KeyRowSource.ROW),
                raw(" ON "),
                KeyRowSource.matches(keys, KeyRowSource.ROW),
                aliases.andCondition(find.table().readFrom(), KeyRowSource.ROW),
                raw(" ORDER BY " + KeyRowSource.POSITION));
    }

    static SqlFragment attach(WriteStep.Attach attach, TargetRowsRenderer targetRows, ReturnedColumns returned) {
        List<KeyCell> keys = keys(attach.key());
        List<KeyCell> all = new ArrayList<>(keys);
        all.addAll(keys(attach.values()));
        List<SqlFragment> changes = new ArrayList<>();
        for (int i = 0; i < attach.values().size(); i++) {
            Cells value = attach.values().get(i);
            SqlFragment text = raw("k.k" + (keys.size() + i));
            changes.add(concat(
                    identifier(value.column().name()),
                    raw(" = "),
                    WriteValues.ofText(text, value.column(), attach.target())));
        }
        return concat(
                raw("UPDATE "),
                RowSource.aliased(attach.target().name(), KeyRowSource.ROW),
                raw(" SET "),
                join(", ", changes),
                raw(" FROM "),
                KeyRowSource.source(all),
                raw(" WHERE "),
                KeyRowSource.matches(keys, KeyRowSource.ROW),
                targetRows.andThere(attach.target()),
                returned.returning());
    }

    private static List<KeyCell> keys(List<Cells> cells) {
        return cells.stream()
                .map(cell -> new KeyCell(cell.column(), cell.values()))
                .toList();
    }
}
