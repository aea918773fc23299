package org.fraiseql.store.reactive;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.store.Rows;
import org.jspecify.annotations.Nullable;

/** Rows that have all come. */
final class FetchedRows implements Rows {
    private final RowIterator<Row> rows;
    private final DatabaseUse use;
    private @Nullable Row current;

    /** @param use is told of each row */
    FetchedRows(RowSet<Row> rows, DatabaseUse use) {
        this.rows = rows.iterator();
        this.use = use;
    }

    @Override
    public boolean next() {
        if (!rows.hasNext()) {
            return false;
        }
        current = rows.next();
        use.row();
        return true;
    }

    @Override
    public byte @Nullable [] column(int index) {
        Row row = current;
        if (row == null) {
            throw new IllegalStateException("there is no row");
        }
        return TextTransfer.bytes(row.getValue(index));
    }
}
