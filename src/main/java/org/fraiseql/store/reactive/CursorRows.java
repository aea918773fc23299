package org.fraiseql.store.reactive;

import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.store.FetchSize;
import org.fraiseql.store.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Rows that come some at a time. While the second half of one fetch is written the next is under way, and no more than that: whoever reads slowly makes
 * PostgreSQL wait.
 */
final class CursorRows implements Rows {
    private final Cursor cursor;
    private final Fetching fetching;
    private final FetchSize size;
    private final DatabaseUse use;
    private FetchedRows current;
    /** Rows of the part that was asked for last. */
    private int asked;

    private boolean hasMore;
    private int left;
    private int half;
    private @Nullable Future<RowSet<Row>> following;

    /** Waits for a fetch. */
    interface Fetching {
        /** @throws org.fraiseql.support.EngineException when the database fails */
        RowSet<Row> await(Future<RowSet<Row>> fetch);
    }

    /** @param first the first fetch; @param use is told of each row */
    CursorRows(Cursor cursor, RowSet<Row> first, FetchSize size, DatabaseUse use, Fetching fetching) {
        this.cursor = cursor;
        this.size = size;
        this.fetching = fetching;
        this.use = use;
        this.asked = size.first();
        this.current = begin(first);
    }

    /**
     * As many rows as were asked for: PostgreSQL has stopped there, and may have more (PostgreSQL manual, Extended Query); fewer: these were the last. {@code Cursor.hasMore}
     * says the same, but not at once on another thread than the client's.
     */
    private FetchedRows begin(RowSet<Row> part) {
        following = null;
        hasMore = part.size() == asked;
        left = part.size();
        half = left / 2;
        return new FetchedRows(part, use);
    }

    /** Half of a part says how wide the rows are. */
    private void fetchAhead() {
        if (following == null && left <= half && hasMore) {
            asked = size.next();
            following = cursor.read(asked);
        }
    }

    @Override
    public boolean next() {
        size.rowEnds();
        left--;
        fetchAhead();
        while (!current.next()) {
            Future<RowSet<Row>> fetch = following;
            if (fetch == null) {
                return false;
            }
            current = begin(fetching.await(fetch));
            left--;
            fetchAhead();
        }
        return true;
    }

    @Override
    public byte @Nullable [] column(int index) {
        byte[] value = current.column(index);
        if (value != null) {
            size.value(value.length);
        }
        return value;
    }
}
