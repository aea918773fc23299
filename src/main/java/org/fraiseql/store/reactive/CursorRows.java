package org.fraiseql.store.reactive;

import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.store.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Rows that come some at a time. While those of one fetch are written the next are under way, and no more than these: whoever reads slowly makes PostgreSQL
 * wait.
 */
final class CursorRows implements Rows {
    static final int FETCH_ROWS = 500;

    private final Cursor cursor;
    private final Fetching fetching;
    private final DatabaseUse use;
    private FetchedRows current;
    private @Nullable Future<RowSet<Row>> following;

    /** Waits for a fetch. */
    interface Fetching {
        /** @throws org.fraiseql.support.EngineException when the database fails */
        RowSet<Row> await(Future<RowSet<Row>> fetch);
    }

    /** @param first the first fetch; @param use is told of each row */
    CursorRows(Cursor cursor, RowSet<Row> first, DatabaseUse use, Fetching fetching) {
        this.cursor = cursor;
        this.fetching = fetching;
        this.use = use;
        this.current = new FetchedRows(first, use);
        fetchAhead();
    }

    private void fetchAhead() {
        following = cursor.hasMore() ? cursor.read(FETCH_ROWS) : null;
    }

    @Override
    public boolean next() {
        while (!current.next()) {
            Future<RowSet<Row>> fetch = following;
            if (fetch == null) {
                return false;
            }
            current = new FetchedRows(fetching.await(fetch), use);
            fetchAhead();
        }
        return true;
    }

    @Override
    public byte @Nullable [] column(int index) {
        return current.column(index);
    }
}
